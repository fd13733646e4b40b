package io.gatewise.worker.data;

import io.gatewise.model.study.MissingValues;

/** A table's columns of numbers as the network sees them: nothing missing, and scaled. */
final class NumberInputs {

    private final Table table;
    private final MissingValues.Policy policy;
    private final Encoding encoding;

    NumberInputs(Table table, MissingValues missing, Encoding encoding) {
        this.table = table;
        this.policy = missing.policy();
        this.encoding = encoding;
    }

    /** The column, scaled. */
    float[] scaled(String name) {
        ColumnScale scale = encoding.scaling().of(name);
        double[] values = filled(name);
        float[] scaled = new float[values.length];
        for (int row = 0; row < values.length; row++) {
            scaled[row] = (float) scale.scaled(values[row]);
        }
        return scaled;
    }

    /** The column in its own unit; the table's own array where nothing is missing. */
    double[] filled(String name) {
        double fill = encoding.fill().getOrDefault(name, Double.NaN);
        return Gaps.filled(table.column(name), table.series(), policy, fill);
    }

    /** Whether the column brings a further input that tells where it is missing. */
    boolean hasIndicator(String name) {
        return encoding.indicators().contains(name);
    }

    /** That input: 1 where the column is missing, else 0. */
    float[] indicator(String name) {
        double[] values = table.column(name);
        float[] missing = new float[values.length];
        for (int row = 0; row < values.length; row++) {
            missing[row] = Double.isNaN(values[row]) ? 1 : 0;
        }
        return missing;
    }
}
