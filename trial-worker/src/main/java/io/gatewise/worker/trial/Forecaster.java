package io.gatewise.worker.trial;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.data.ForecastWindows;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.metric.Accuracy;

/** Asks a network for its forecasts and measures them. */
final class Forecaster {

    /** Bounds the memory that a forecast takes; a network's weights decide the values, not this. */
    private static final int SAMPLES_AT_ONCE = 512;

    private Forecaster() {}

    /** How good the network is on samples, in the target's unit. */
    static Accuracy accuracy(SequenceNetwork network, ForecastWindows windows, int[] samples) {
        double[] predicted = new double[samples.length * windows.outputs()];
        int at = 0;
        Batch batch = windows.newBatch();
        for (int from = 0; from < samples.length; from += SAMPLES_AT_ONCE) {
            int to = Math.min(from + SAMPLES_AT_ONCE, samples.length);
            windows.fill(batch, samples, from, to);
            float[] scaled = network.predict(batch);
            for (int i = 0; i < (to - from) * windows.outputs(); i++) {
                predicted[at++] = windows.original(scaled[i]);
            }
        }
        return Accuracy.of(predicted, windows.actual(samples));
    }
}
