/**
 * The simple forecasts that an LSTM has to beat on the test part.
 *
 * <p>A forecast of the rows {@code r} to {@code r + horizon - 1} may use the target's values before row
 * {@code r} and no other. Shapes: n samples, H the horizon; sample b, output h at {@code b * H + h}.
 */
package io.gatewise.worker.baseline;
