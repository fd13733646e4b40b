/**
 * From a data set's canonical CSV to the batches that a network reads.
 *
 * <p>Read {@link io.gatewise.worker.data.ForecastWindows} first. Notation: a <em>sample</em> is named
 * by the first row that it predicts, {@code r}. Its window is the rows {@code r - window} to
 * {@code r - 1}; at the window's row {@code i} the network sees the target and the observed columns of
 * row {@code i} and the known-future columns of the rows {@code i + 1} to {@code i + horizon}; its
 * labels are the target in the rows {@code r} to {@code r + horizon - 1}. Shapes: B samples, T steps
 * (the window), C inputs, H outputs (the horizon).
 */
package io.gatewise.worker.data;
