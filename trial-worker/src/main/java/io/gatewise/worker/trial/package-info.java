/**
 * One request from its first epoch to its end.
 *
 * <p>Read {@link io.gatewise.worker.trial.TrialRunner} first, then {@link
 * io.gatewise.worker.trial.NetworkTrainer}, the loop over epochs that it runs, and {@link
 * io.gatewise.worker.trial.FinalEvaluationRunner}, which reads the test part. What can come of a request
 * is a {@link io.gatewise.worker.trial.RunEnd}; what only a broken machine does is an exception.
 */
package io.gatewise.worker.trial;
