package io.gatewise.worker.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Columns that a network reads row by row: the numbers, then the indicators of those that have one. */
final class InputColumns {

    private InputColumns() {}

    static float[][] of(List<String> names, NumberInputs inputs) {
        return of(names, inputs, inputs::scaled);
    }

    /** The same, with the numbers from {@code scaled}. */
    static float[][] of(List<String> names, NumberInputs inputs, Function<String, float[]> scaled) {
        List<float[]> columns = new ArrayList<>();
        names.forEach(name -> columns.add(scaled.apply(name)));
        names.stream().filter(inputs::hasIndicator).forEach(name -> columns.add(inputs.indicator(name)));
        return columns.toArray(float[][]::new);
    }

    /** Writes so many rows as sample b's first steps. */
    static void fill(Batch batch, int b, float[][] columns, int firstRow, int rows) {
        for (int t = 0; t < rows; t++) {
            int at = (t * batch.size() + b) * columns.length;
            for (float[] column : columns) {
                batch.x()[at++] = column[firstRow + t];
            }
        }
    }
}
