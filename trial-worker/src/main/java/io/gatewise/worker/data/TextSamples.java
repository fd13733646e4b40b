package io.gatewise.worker.data;

import io.gatewise.model.study.Metric;
import io.gatewise.model.study.TextModelling;
import io.gatewise.worker.metric.ClassMetrics;
import io.gatewise.worker.metric.TextMetrics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A text in windows that follow each other: at each step the network sees a character, one-hot, and says the next one.
 * Each character of a part is predicted once, but the text's first; the first window of a part begins with the
 * character before the part, and the last is shorter.
 */
final class TextSamples implements Samples {

    private final Characters characters;
    private final int window;
    private final Windows windows = new Windows();
    private final int[] training;
    private final int[] validation;
    private final int[] test;
    private final float[] frequencies;

    TextSamples(Table table, TextModelling task, Parts parts, Encoding encoding, int window) {
        this.characters = new Characters(table.text(task.text()), encoding.vocabulary(), Integer.MAX_VALUE, "\n");
        this.window = window;
        this.training = samples(parts.training());
        this.validation = samples(parts.validation());
        this.test = samples(parts.test());
        this.frequencies = shares(parts.training());
    }

    private int[] samples(List<RowRange> part) {
        int before = windows.size();
        for (RowRange range : part) {
            int end = characters.start(range.to()) - 1; // the last character has no next one
            for (int at = Math.max(0, characters.start(range.from()) - 1); at < end; at += window) {
                windows.add(at, Math.min(window, end - at));
            }
        }
        return IntStream.range(before, windows.size()).toArray();
    }

    /** Each character counted once more than it occurs, so that none is impossible. */
    private float[] shares(List<RowRange> part) {
        long[] members = new long[characters.different()];
        java.util.Arrays.fill(members, 1);
        for (RowRange range : part) {
            for (int at = characters.start(range.from()); at < characters.start(range.to()); at++) {
                members[characters.at(at)]++;
            }
        }
        return ClassCodes.shares(members);
    }

    @Override
    public int inputs() {
        return characters.different();
    }

    @Override
    public int outputs() {
        return characters.different();
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
        return Share.latest(training, fraction);
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
        return characters.bytes() + windows.bytes() + (long) Integer.BYTES * windows.size();
    }

    @Override
    public long values(int[] samples) {
        return IntStream.of(samples).mapToLong(windows::length).sum();
    }

    @Override
    public float[] frequencies() {
        return frequencies;
    }

    @Override
    public void fill(Batch batch, int[] samples, int from, int to) {
        int size = to - from;
        int width = characters.different();
        batch.reset(size, windows.longest(samples, from, to));
        for (int b = 0; b < size; b++) {
            int start = windows.start(samples[from + b]);
            int length = windows.length(samples[from + b]);
            batch.lengths()[b] = length;
            for (int t = 0; t < batch.steps(); t++) {
                int row = t * size + b;
                batch.weights()[row] = t < length ? 1 : 0;
                if (t < length) {
                    batch.x()[row * width + characters.at(start + t)] = 1;
                    batch.y()[row * width + characters.at(start + t + 1)] = 1;
                }
            }
        }
    }

    @Override
    public Scorer scorer() {
        var metrics = new TextMetrics();
        int width = characters.different();
        return new Scorer() {
            @Override
            public void add(int[] samples, int from, int to, int steps, float[] predicted) {
                for (int i = from; i < to; i++) {
                    for (int t = 0; t < windows.length(samples[i]); t++) {
                        int at = (t * (to - from) + i - from) * width;
                        int right = characters.at(windows.start(samples[i]) + t + 1);
                        metrics.add(predicted[at + right], right == ClassMetrics.likeliest(predicted, at, width));
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
