/**
 * A trained network as users get it: DL4J's own zip, with one more entry that says how to feed it.
 */
package io.gatewise.worker.model;
