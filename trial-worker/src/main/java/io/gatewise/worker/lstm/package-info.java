/**
 * The network: what it looks like, and the engines that train it.
 *
 * <p>Read {@link io.gatewise.worker.lstm.LstmEngine} and {@link io.gatewise.worker.lstm.SequenceNetwork}
 * first. ND4J's and DL4J's types stay inside the classes whose names begin with {@code Dl4j}. Shapes as
 * in {@link io.gatewise.worker.data}: B samples, T steps, C inputs, H outputs.
 */
package io.gatewise.worker.lstm;
