package io.gatewise.worker.data;

import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Metric;
import io.gatewise.worker.metric.ClassMetrics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sequences with a class at each step. Of a table of series each series is a sample; one series is cut into windows that
 * follow each other, the last of a part being shorter. A sequence without any label is left out.
 */
final class LabelSamples implements Samples {

    private final boolean wholeSeries;
    private final int window;
    private final int[] classOf;
    private final int classes;
    private final float[][] columns;
    private final Windows windows = new Windows();
    private final int[] training;
    private final int[] validation;
    private final int[] test;
    private final float[] weights;
    private final float[] frequencies;

    LabelSamples(Table table, Labelling task, Parts parts, Encoding encoding, int window) {
        this.wholeSeries = task.series() != null;
        this.window = window;
        var codes = new ClassCodes(encoding.classes());
        this.classes = codes.classes();
        String[] labels = table.text(task.label());
        this.classOf = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            classOf[row] = codes.of(labels[row]);
        }
        this.columns = InputColumns.of(task.inputs(), new NumberInputs(table, task.missing(), encoding));
        this.training = samples(parts.training());
        this.validation = samples(parts.validation());
        this.test = samples(parts.test());
        long[] members = members();
        this.weights = codes.weights(members, task.weighting(), task.classWeights());
        this.frequencies = ClassCodes.shares(members);
    }

    private int[] samples(List<RowRange> part) {
        int before = windows.size();
        for (RowRange range : part) {
            int most = wholeSeries ? range.size() : window;
            for (int row = range.from(); row < range.to(); row += most) {
                int length = Math.min(most, range.to() - row);
                if (labelled(row, length) > 0) {
                    windows.add(row, length);
                }
            }
        }
        return IntStream.range(before, windows.size()).toArray();
    }

    private long labelled(int row, int length) {
        return IntStream.range(row, row + length)
                .filter(r -> classOf[r] != ClassCodes.MISSING)
                .count();
    }

    private long[] members() {
        long[] members = new long[classes];
        for (int sample : training) {
            for (int t = 0; t < windows.length(sample); t++) {
                int right = classOf[windows.start(sample) + t];
                if (right != ClassCodes.MISSING) {
                    members[right]++;
                }
            }
        }
        return members;
    }

    @Override
    public int inputs() {
        return columns.length;
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public boolean eachStep() {
        return true;
    }

    @Override
    public int[] training() {
        return training;
    }

    @Override
    public int[] training(double fraction) {
        return wholeSeries ? Share.ofEachClass(training, fraction, 1, sample -> 0) : Share.latest(training, fraction);
    }

    @Override
    public int[] validation() {
        return validation;
    }

    @Override
    public int[] test() {
        return test;
    }

    @Override
    public int steps(int sample) {
        return windows.length(sample);
    }

    @Override
    public long bytes() {
        return Float.BYTES * ((long) classOf.length * (columns.length + 1) + windows.size()) + windows.bytes();
    }

    @Override
    public long values(int[] samples) {
        return IntStream.of(samples)
                .mapToLong(sample -> labelled(windows.start(sample), windows.length(sample)))
                .sum();
    }

    @Override
    public float[] frequencies() {
        return frequencies;
    }

    @Override
    public void fill(Batch batch, int[] samples, int from, int to) {
        int size = to - from;
        batch.reset(size, windows.longest(samples, from, to));
        for (int b = 0; b < size; b++) {
            int row = windows.start(samples[from + b]);
            int length = windows.length(samples[from + b]);
            batch.lengths()[b] = length;
            InputColumns.fill(batch, b, columns, row, length);
            for (int t = 0; t < batch.steps(); t++) {
                int right = t < length ? classOf[row + t] : ClassCodes.MISSING;
                batch.weights()[t * size + b] = right == ClassCodes.MISSING ? 0 : weights[right];
                if (right != ClassCodes.MISSING) {
                    batch.y()[(t * size + b) * classes + right] = 1;
                }
            }
        }
    }

    @Override
    public Scorer scorer() {
        var metrics = new ClassMetrics(classes);
        return new Scorer() {
            @Override
            public void add(int[] samples, int from, int to, int steps, float[] predicted) {
                for (int i = from; i < to; i++) {
                    for (int t = 0; t < windows.length(samples[i]); t++) {
                        int right = classOf[windows.start(samples[i]) + t];
                        if (right != ClassCodes.MISSING) {
                            metrics.add(right, predicted, (t * (to - from) + i - from) * classes);
                        }
                    }
                }
            }

            @Override
            public Map<Metric, Double> metrics() {
                return metrics.values();
            }
        };
    }
}
