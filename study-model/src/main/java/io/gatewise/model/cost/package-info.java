/**
 * What training a configuration takes, told before it is trained: weights, memory, arithmetic, seconds.
 *
 * <p>Workers ask with the samples that they are about to train on, study-service and results-service with what they know of
 * the data; all count alike. Read {@link io.gatewise.model.cost.NetworkSize} first, then {@link
 * io.gatewise.model.cost.TrainingMemory} and {@link io.gatewise.model.cost.TrainingWork}; {@link
 * io.gatewise.model.cost.Speed} makes seconds of work.
 *
 * <p>Notation: B samples in a batch, T steps, C inputs, O outputs, H units, L layers, D directions, V floats in a vector.
 */
package io.gatewise.model.cost;
