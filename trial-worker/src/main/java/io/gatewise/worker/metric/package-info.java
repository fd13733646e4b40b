/**
 * How good predictions are: every {@link io.gatewise.model.study.Metric} of a task at once.
 *
 * <p>Predictions are added as they come, and sums are kept in double. A metric that the data leave undefined, such as
 * R² of constant values, is left out of the map rather than NaN; one that the predictions make infinite or NaN stays so,
 * for that tells that the network diverged.
 */
package io.gatewise.worker.metric;
