/**
 * Requests and commands in, progress and ends out.
 *
 * <p>Read {@link io.gatewise.worker.messaging.TrialSlot} first: the loop of one slot. {@link
 * io.gatewise.worker.messaging.TrialWorker} starts and stops the slots.
 */
package io.gatewise.worker.messaging;
