package io.gatewise.worker.metric;

import io.gatewise.model.study.Metric;
import java.util.EnumMap;
import java.util.Map;

/** The measures of predicted characters, one by one. Takes no memory per character. For one thread. */
public final class TextMetrics {

    private static final double LN_2 = Math.log(2);

    private double bits;
    private long right;
    private long characters;

    /**
     * One character.
     *
     * @param probability what the model gave it
     * @param likeliest   whether the model gave it the most
     */
    public void add(double probability, boolean likeliest) {
        bits -= Math.log(ClassMetrics.bounded(probability)) / LN_2;
        right += likeliest ? 1 : 0;
        characters++;
    }

    /** All that is defined: nothing without a character; not finite where a probability is not. */
    public Map<Metric, Double> values() {
        var metrics = new EnumMap<Metric, Double>(Metric.class);
        if (characters > 0) {
            metrics.put(Metric.BITS_PER_CHARACTER, bits / characters);
            metrics.put(Metric.PERPLEXITY, Math.pow(2, bits / characters));
            metrics.put(Metric.ACCURACY, (double) right / characters);
        }
        return metrics;
    }
}
