package io.gatewise.worker.trial;

import io.gatewise.model.cost.Batches;
import io.gatewise.model.study.Metric;
import io.gatewise.worker.data.Batch;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.data.Scorer;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Measures networks on some samples. For one thread. */
final class Judge {

    private final Samples source;
    private final int[] samples;
    private final int atOnce;
    private final Batch batch;

    /**
     * A judge.
     *
     * @param samples   to measure on; not modified
     * @param batchSize of training: predictions should not need more memory
     */
    Judge(Samples source, int[] samples, int batchSize) {
        this.source = source;
        // by length, so that batches hold little padding
        this.samples = IntStream.of(samples)
                .boxed()
                .sorted(Comparator.comparingInt(source::steps))
                .mapToInt(Integer::intValue)
                .toArray();
        int numbers = source.inputs() + (source.eachStep() ? source.outputs() : 0);
        this.atOnce = Batches.judgedAtOnce(numbers, batchSize, source.longest(samples));
        this.batch = source.newBatch();
    }

    /** All metrics that are defined; not finite where the network's predictions are not. */
    Map<Metric, Double> measure(SequenceNetwork network) {
        return measure(network::predict);
    }

    /** The same of predictions that come from elsewhere, laid out as a network's. */
    Map<Metric, Double> measure(Function<Batch, float[]> predictions) {
        Scorer scorer = source.scorer();
        for (int from = 0; from < samples.length; from += atOnce) {
            int to = Math.min(from + atOnce, samples.length);
            source.fill(batch, samples, from, to);
            scorer.add(samples, from, to, batch.steps(), predictions.apply(batch));
        }
        return scorer.metrics();
    }

    static boolean finite(Map<Metric, Double> metrics) {
        return metrics.values().stream().allMatch(Double::isFinite);
    }

    /**
     * One metric.
     *
     * @throws IllegalStateException if the data leave it undefined
     */
    static double required(Map<Metric, Double> metrics, Metric metric) {
        Double value = metrics.get(metric);
        if (value == null) {
            throw new IllegalStateException("metric " + metric.key() + " is undefined on the validation part: "
                    + "its values don't vary, or it lacks a class");
        }
        return value;
    }

    static Map<String, Double> byName(Map<Metric, Double> metrics) {
        var byName = new TreeMap<String, Double>();
        metrics.forEach((metric, value) -> byName.put(metric.key(), value));
        return byName;
    }
}
