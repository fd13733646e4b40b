package io.gatewise.worker.data;

import io.gatewise.model.study.Forecasting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Samples of forecasting; the package's page says which rows a sample holds. */
public final class ForecastSamples implements Samples {

    private static final float[] NO_FREQUENCIES = {};

    private final Table table;
    private final Forecasting task;
    private final Parts parts;
    private final int window;
    private final double[][] targets;
    private final ColumnScale[] scales;
    private final float[][] labels;
    private final float[][] present;
    private final float[][] future;
    private final int levels;
    private final int[] training;
    private final int[] validation;
    private final int[] test;

    /** The samples of a table; a window of {@code window} rows, at least 1. */
    ForecastSamples(Table table, Forecasting task, Parts parts, Encoding encoding, int window) {
        if (window < 1) {
            throw new IllegalArgumentException("window: need at least 1, got " + window);
        }
        this.table = table;
        this.task = task;
        this.parts = parts;
        this.window = window;
        this.levels = Math.max(1, task.quantiles().size());
        List<String> names = task.targetColumns();
        var inputs = new NumberInputs(table, task.missing(), encoding);
        this.targets = names.stream().map(table::column).toArray(double[][]::new);
        this.scales = names.stream().map(encoding.scaling()::of).toArray(ColumnScale[]::new);
        this.labels = names.stream().map(inputs::scaled).toArray(float[][]::new);
        this.present = present(inputs, labels, task);
        this.future = InputColumns.of(task.knownFuture(), inputs);
        var finder = new ForecastStarts(table, targets, window, task.horizon());
        this.training = finder.in(parts.training());
        this.validation = finder.in(parts.validation());
        this.test = finder.in(parts.test());
    }

    private static float[][] present(NumberInputs inputs, float[][] labels, Forecasting task) {
        var names = new ArrayList<>(task.targetColumns());
        names.addAll(task.observed());
        names.addAll(task.statics());
        return InputColumns.of(names, inputs, name -> {
            int target = task.targetColumns().indexOf(name);
            return target < 0 ? inputs.scaled(name) : labels[target];
        });
    }

    @Override
    public int inputs() {
        return present.length + future.length * task.horizon();
    }

    @Override
    public int outputs() {
        return task.horizon() * targets.length * levels;
    }

    @Override
    public boolean eachStep() {
        return false;
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
    public int[] test(int otherWindow) {
        return Arrays.stream(test)
                .filter(first -> first - otherWindow
                        >= table.series().get(table.seriesOf(first)).from())
                .toArray();
    }

    @Override
    public int steps(int sample) {
        return window;
    }

    @Override
    public long bytes() {
        // the labels are among the columns that are present
        long numbers = (long) table.rows() * (present.length + future.length);
        return Float.BYTES * (numbers + training.length + validation.length + test.length);
    }

    @Override
    public long values(int[] samples) {
        return (long) samples.length * task.horizon() * targets.length;
    }

    @Override
    public float[] frequencies() {
        return NO_FREQUENCIES;
    }

    @Override
    public void fill(Batch batch, int[] samples, int from, int to) {
        int size = to - from;
        int inputs = inputs();
        batch.reset(size, window);
        for (int b = 0; b < size; b++) {
            int first = samples[from + b];
            for (int t = 0; t < window; t++) {
                fillStep(batch.x(), (t * size + b) * inputs, first - window + t);
            }
            fillLabels(batch.y(), b * outputs(), first);
        }
    }

    private void fillStep(float[] x, int start, int row) {
        int at = start;
        for (float[] column : present) {
            x[at++] = column[row];
        }
        for (int ahead = 1; ahead <= task.horizon(); ahead++) {
            for (float[] column : future) {
                x[at++] = column[row + ahead];
            }
        }
    }

    private void fillLabels(float[] y, int start, int first) {
        int at = start;
        for (int h = 0; h < task.horizon(); h++) {
            for (float[] label : labels) {
                Arrays.fill(y, at, at + levels, label[first + h]);
                at += levels;
            }
        }
    }

    @Override
    public ForecastScorer scorer() {
        return new ForecastScorer(table, task, targets, scales, parts.training());
    }
}
