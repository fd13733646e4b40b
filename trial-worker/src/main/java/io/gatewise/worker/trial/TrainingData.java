package io.gatewise.worker.trial;

import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.Samples;

/**
 * What one network learns from and is judged by.
 *
 * @param samples    their source
 * @param encoding   fitted on the training rows
 * @param training   samples to learn
 * @param validation samples that judge; empty where nothing judges and training goes on to its last epoch
 * @param start      where weights begin
 * @param bytes      what the data hold in memory
 */
record TrainingData(Samples samples, Encoding encoding, int[] training, int[] validation, Start start, long bytes) {

    /** What a network learns from that begins at random. */
    TrainingData(Samples samples, Encoding encoding, int[] training, int[] validation) {
        this(samples, encoding, training, validation, Start.random(), samples.bytes());
    }
}
