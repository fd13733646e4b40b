/**
 * What must hold before anything is started. Each check answers with one sentence for people, or with
 * nothing when all is well; {@link io.gatewise.local.check.DataLock} also keeps others out while it is
 * held.
 */
package io.gatewise.local.check;
