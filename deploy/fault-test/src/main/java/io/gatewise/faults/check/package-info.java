/**
 * What must hold when nothing moves any more, read from both databases, the topics and the workers, none of it through the
 * services' own code.
 */
package io.gatewise.faults.check;
