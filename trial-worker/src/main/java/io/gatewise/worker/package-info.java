/**
 * The trial worker: takes a request from the queue, trains, reports.
 *
 * <p>In: {@code messaging.TrialSlot}. Middle: {@link io.gatewise.worker.trial.RequestRunner}. Out: {@code
 * messaging.ProgressPublisher} and {@code messaging.AttemptPublisher}.
 */
package io.gatewise.worker;
