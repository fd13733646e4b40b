package io.gatewise.worker.data;

import io.gatewise.model.study.Metric;
import java.util.Map;

/** Measures what a network says of samples, in the data's own units. For one thread. */
public interface Scorer {

    /**
     * What the network said of {@code samples[from]} to {@code samples[to - 1]}.
     *
     * @param steps     T of their batch
     * @param predicted laid out as {@link Batch#y()}
     */
    void add(int[] samples, int from, int to, int steps, float[] predicted);

    /** All metrics that are defined; not finite where a prediction is not. */
    Map<Metric, Double> metrics();
}
