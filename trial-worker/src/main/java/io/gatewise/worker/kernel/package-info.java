/**
 * The arithmetic under the LSTM: products, gates and their gradients, on one thread.
 *
 * <p>Read {@link io.gatewise.worker.kernel.Kernels} and {@link io.gatewise.worker.kernel.Panels} first. Notation: V lanes
 * a vector. A matrix in <em>panels</em> keeps two vectors of columns side by side, row by row. A sequence of vectors
 * keeps, for each vector of columns, all rows one after the other: then all that is done value by value runs over
 * neighbours. Left operands are rows of raw float bits: the compiler folds a load into the instruction that spreads a
 * value over a vector only for ints, which makes products a third faster.
 */
package io.gatewise.worker.kernel;
