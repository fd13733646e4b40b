/**
 * From a data set's canonical CSV to the batches that a network reads.
 *
 * <p>Read {@link io.gatewise.worker.data.Samples} first: one implementation a task. A {@link
 * io.gatewise.worker.data.Table} is what was read; {@link io.gatewise.worker.data.Parts} say which rows train, judge
 * and test; an {@link io.gatewise.worker.data.Encoding} is what was learnt of the training rows and is kept with the
 * model.
 *
 * <p>Shapes: B samples, T steps, C inputs, O outputs. Of forecasting a <em>sample</em> is named by the first row that it
 * predicts, {@code r}. Its window is the rows {@code r - window} to {@code r - 1} of the same series. At the window's row
 * {@code i} the network sees the targets, the observed and the static columns of row {@code i}, the indicators of those
 * that have one, then for each row {@code i + 1} to {@code i + horizon} the known-future columns and their indicators.
 * Its outputs are, for each row h of the {@code horizon} rows from {@code r} on, each target k and each quantile level q,
 * at {@code (h * targets + k) * Q + q}; Q is 1 where the mean is predicted.
 */
package io.gatewise.worker.data;
