package io.gatewise.worker.data;

import io.gatewise.model.study.Forecasting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table as samples of a forecasting task; the package's page says which rows a sample holds. */
public final class ForecastWindows {

    private final Forecasting task;
    private final int window;
    private final int rows;
    private final float[] scaledTarget;
    private final double[] target;
    private final ColumnScale targetScale;
    private final float[][] present;
    private final float[][] future;

    /**
     * The samples of a table.
     *
     * @param scaling a scale for each of the task's columns
     * @param window  T, at least 1
     */
    public ForecastWindows(Table table, Forecasting task, Scaling scaling, int window) {
        if (window < 1) {
            throw new IllegalArgumentException("window: need at least 1, got " + window);
        }
        this.task = task;
        this.window = window;
        this.rows = table.rows();
        this.target = table.column(task.targetColumns().get(0));
        this.targetScale = scaling.of(task.targetColumns().get(0));
        this.scaledTarget = scaling.scaled(table, task.targetColumns().get(0));
        List<float[]> seenNow = new ArrayList<>(List.of(scaledTarget));
        task.observed().forEach(name -> seenNow.add(scaling.scaled(table, name)));
        this.present = seenNow.toArray(float[][]::new);
        this.future = task.knownFuture().stream()
                .map(name -> scaling.scaled(table, name))
                .toArray(float[][]::new);
    }

    /** C: how many numbers the network sees at a step. */
    public int inputs() {
        return present.length + future.length * task.horizon();
    }

    /** H: how many rows are predicted. */
    public int outputs() {
        return task.horizon();
    }

    /** T: how many rows the network sees. */
    public int window() {
        return window;
    }

    /**
     * The samples whose predicted rows all lie in a part; their windows may reach back before it.
     *
     * @return first predicted rows, ascending; empty if none fits
     */
    public int[] samples(RowRange part) {
        int last = Math.min(part.to(), rows) - task.horizon();
        return IntStream.rangeClosed(Math.max(part.from(), window), last).toArray();
    }

    /** A batch to fill. */
    public Batch newBatch() {
        return new Batch(inputs(), outputs(), false);
    }

    /** The samples {@code samples[from]} to {@code samples[to - 1]} as one batch. */
    public void fill(Batch batch, int[] samples, int from, int to) {
        int size = to - from;
        int inputs = inputs();
        batch.reset(size, window);
        float[] x = batch.x();
        float[] y = batch.y();
        for (int b = 0; b < size; b++) {
            int first = samples[from + b];
            for (int t = 0; t < window; t++) {
                fillStep(x, (t * size + b) * inputs, first - window + t);
            }
            System.arraycopy(scaledTarget, first, y, b * task.horizon(), task.horizon());
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

    /** The true values that samples predict, in the target's unit: sample b, output h at {@code b * H + h}. */
    public double[] actual(int[] samples) {
        double[] values = new double[samples.length * task.horizon()];
        for (int b = 0; b < samples.length; b++) {
            System.arraycopy(target, samples[b], values, b * task.horizon(), task.horizon());
        }
        return values;
    }

    /** A prediction of the network in the target's unit. */
    public double original(double prediction) {
        return targetScale.original(prediction);
    }
}
