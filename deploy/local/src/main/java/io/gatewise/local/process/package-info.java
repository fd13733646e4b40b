/**
 * Child processes that don't get lost. {@link io.gatewise.local.process.SupervisedProcess} starts one,
 * starts it again when it dies and stops it; {@link io.gatewise.local.process.DeathWatch} ends it when
 * this JVM is killed, and {@link io.gatewise.local.process.ProcessRecords} at the next start where even
 * that could not be.
 */
package io.gatewise.local.process;
