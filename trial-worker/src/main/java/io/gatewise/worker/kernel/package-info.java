/**
 * The arithmetic under the LSTM: products, gates and their gradients, on one thread.
 *
 * <p>Read {@link io.gatewise.worker.kernel.Kernels} first. Notation: V lanes a vector. A matrix is cut into vectors of V
 * columns; each keeps all its rows one after the other, so that all that is done value by value runs over neighbours. Left operands are rows of raw float bits: the compiler folds a load into the instruction that spreads a
 * value over a vector only for ints, which makes products a third faster.
 */
package io.gatewise.worker.kernel;
