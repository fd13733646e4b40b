package io.gatewise.worker.metric;

import io.gatewise.model.study.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The measures of predicted classes. Keeps every probability, for the measures that rank. For one thread.
 *
 * <p>Means over classes leave out a class for which the measure is not defined: for the share found, AUROC and average
 * precision one without members, for AUROC also one that has all members, for F1 one that neither is nor is predicted.
 */
public final class ClassMetrics {

    private static final double LEAST_PROBABILITY = 1e-15;

    private final int classes;
    private final long[] members;
    private final long[] predicted;
    private final long[] found;
    private double logLoss;
    private int count;
    private int[] actual = new int[64];
    private float[] probabilities;

    /** No prediction yet. */
    public ClassMetrics(int classes) {
        this.classes = classes;
        this.members = new long[classes];
        this.predicted = new long[classes];
        this.found = new long[classes];
        this.probabilities = new float[64 * classes];
    }

    /**
     * One prediction.
     *
     * @param right the true class, from 0
     * @param from  of the classes' probabilities
     * @param at    where they begin
     */
    public void add(int right, float[] from, int at) {
        if (count == actual.length) {
            actual = Arrays.copyOf(actual, 2 * count);
            probabilities = Arrays.copyOf(probabilities, 2 * count * classes);
        }
        System.arraycopy(from, at, probabilities, count * classes, classes);
        actual[count++] = right;
        int likeliest = likeliest(from, at, classes);
        members[right]++;
        predicted[likeliest]++;
        found[right] += likeliest == right ? 1 : 0;
        logLoss -= Math.log(bounded(from[at + right]));
    }

    /** The place of the largest of some numbers, from 0; the first of several. */
    public static int likeliest(float[] numbers, int at, int length) {
        int best = 0;
        for (int place = 1; place < length; place++) {
            if (numbers[at + place] > numbers[at + best]) {
                best = place;
            }
        }
        return best;
    }

    /** At least so much that its logarithm is finite; NaN stays NaN. */
    static double bounded(double probability) {
        return Math.max(probability, LEAST_PROBABILITY);
    }

    /** All that is defined; not finite where a probability is not. */
    public Map<Metric, Double> values() {
        var metrics = new EnumMap<Metric, Double>(Metric.class);
        if (count == 0) {
            return metrics;
        }
        metrics.put(Metric.ACCURACY, (double) Arrays.stream(found).sum() / count);
        metrics.put(Metric.LOG_LOSS, logLoss / count);
        double recalls = 0;
        double f1 = 0;
        double weightedF1 = 0;
        int present = 0;
        int seen = 0;
        for (int c = 0; c < classes; c++) {
            if (members[c] + predicted[c] > 0) {
                double one = 2.0 * found[c] / (members[c] + predicted[c]);
                f1 += one;
                weightedF1 += one * members[c] / count;
                seen++;
            }
            if (members[c] > 0) {
                recalls += (double) found[c] / members[c];
                present++;
            }
        }
        metrics.put(Metric.BALANCED_ACCURACY, recalls / present);
        metrics.put(Metric.MACRO_F1, f1 / seen);
        metrics.put(Metric.WEIGHTED_F1, weightedF1);
        addRanks(metrics);
        return metrics;
    }

    /** Of two classes the second is the one that is looked for; of more, each in turn. */
    private void addRanks(Map<Metric, Double> metrics) {
        if (!Double.isFinite(logLoss)) {
            return; // NaN has no rank
        }
        Ranking[] rankings = IntStream.range(classes == 2 ? 1 : 0, classes)
                .mapToObj(c -> Ranking.of(actual, probabilities, count, classes, c))
                .toArray(Ranking[]::new);
        put(metrics, Metric.AUROC, mean(Arrays.stream(rankings).mapToDouble(Ranking::auroc)));
        put(metrics, Metric.AVERAGE_PRECISION, mean(Arrays.stream(rankings).mapToDouble(Ranking::averagePrecision)));
    }

    private static OptionalDouble mean(java.util.stream.DoubleStream values) {
        return values.filter(value -> !Double.isNaN(value)).average();
    }

    private static void put(Map<Metric, Double> metrics, Metric metric, OptionalDouble value) {
        value.ifPresent(defined -> metrics.put(metric, defined));
    }
}
