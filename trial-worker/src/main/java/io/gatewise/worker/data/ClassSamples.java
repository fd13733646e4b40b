package io.gatewise.worker.data;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Metric;
import io.gatewise.worker.metric.ClassMetrics;
import java.util.Map;
import java.util.stream.IntStream;

/** Sequences that each have one class, whatever they are made of; a sample's number is its sequence's. */
abstract class ClassSamples implements Samples {

    private final int classes;
    private final int[] classOf;
    private final float[] weights;
    private final float[] frequencies;
    private final int[] training;
    private final int[] validation;
    private final int[] test;

    /** The sequences of each part; those without a class are left out. */
    record Sequences(IntStream training, IntStream validation, IntStream test) {}

    /**
     * Sequences with labels.
     *
     * @param labels one a sequence, empty where it is missing
     */
    ClassSamples(Classification task, Encoding encoding, String[] labels, Sequences sequences) {
        var codes = new ClassCodes(encoding.classes());
        this.classes = codes.classes();
        this.classOf = new int[labels.length];
        for (int sequence = 0; sequence < labels.length; sequence++) {
            classOf[sequence] = codes.of(labels[sequence]);
        }
        this.training = sequences.training().filter(this::labelled).toArray();
        this.validation = sequences.validation().filter(this::labelled).toArray();
        this.test = sequences.test().filter(this::labelled).toArray();
        long[] members = new long[classes];
        for (int sample : training) {
            members[classOf[sample]]++;
        }
        this.weights = codes.weights(members, task.weighting(), task.classWeights());
        this.frequencies = ClassCodes.shares(members);
    }

    private boolean labelled(int sequence) {
        return classOf[sequence] != ClassCodes.MISSING;
    }

    /** Makes the batch of that size and writes the sequences, but not their classes. */
    abstract void fillInputs(Batch batch, int[] samples, int from, int to);

    @Override
    public final int outputs() {
        return classes;
    }

    @Override
    public final boolean eachStep() {
        return false;
    }

    @Override
    public final int[] training() {
        return training;
    }

    @Override
    public final int[] training(double fraction) {
        return Share.ofEachClass(training, fraction, classes, sample -> classOf[sample]);
    }

    @Override
    public final int[] validation() {
        return validation;
    }

    @Override
    public final int[] test() {
        return test;
    }

    /** What the sequences' inputs hold, in bytes. */
    abstract long inputBytes();

    @Override
    public final long bytes() {
        long numbers = (long) classOf.length + training.length + validation.length + test.length;
        return Integer.BYTES * numbers + inputBytes();
    }

    @Override
    public final long values(int[] samples) {
        return samples.length;
    }

    @Override
    public final float[] frequencies() {
        return frequencies;
    }

    @Override
    public final void fill(Batch batch, int[] samples, int from, int to) {
        fillInputs(batch, samples, from, to);
        for (int b = 0; b < to - from; b++) {
            int right = classOf[samples[from + b]];
            batch.y()[b * classes + right] = 1;
            batch.weights()[b] = weights[right];
        }
    }

    /** The most steps of {@code samples[from]} to {@code samples[to - 1]}. */
    final int longest(int[] samples, int from, int to) {
        int longest = 1;
        for (int i = from; i < to; i++) {
            longest = Math.max(longest, steps(samples[i]));
        }
        return longest;
    }

    @Override
    public final Scorer scorer() {
        var metrics = new ClassMetrics(classes);
        return new Scorer() {
            @Override
            public void add(int[] samples, int from, int to, int steps, float[] predicted) {
                for (int i = from; i < to; i++) {
                    metrics.add(classOf[samples[i]], predicted, (i - from) * classes);
                }
            }

            @Override
            public Map<Metric, Double> metrics() {
                return metrics.values();
            }
        };
    }
}
