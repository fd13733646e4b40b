/**
 * What a trial needs to go on elsewhere, and the file that holds it.
 *
 * <p>Read {@link io.gatewise.worker.checkpoint.Checkpoint} first. {@link io.gatewise.worker.checkpoint.CheckpointFile}
 * writes and reads it, {@link io.gatewise.worker.checkpoint.Checkpoints} is where files lie. Randomness has no state: the
 * order of samples follows from seed and epoch, dropout and noise from seed and step, and a network's state holds its step.
 */
package io.gatewise.worker.checkpoint;
