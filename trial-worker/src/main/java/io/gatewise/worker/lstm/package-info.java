/**
 * The network: what it looks like, and the engines that train it.
 *
 * <p>Read {@link io.gatewise.worker.lstm.LstmEngine} and {@link io.gatewise.worker.lstm.SequenceNetwork}
 * first, then {@code FusedPass} and {@code LstmHalf}, the network on our own kernels, and {@code Dl4jNetwork}, the one of
 * stock layers. ND4J's and DL4J's types stay inside the classes whose names begin with {@code Dl4j}. Shapes: B samples, T
 * steps, C inputs, O outputs, H units.
 */
package io.gatewise.worker.lstm;
