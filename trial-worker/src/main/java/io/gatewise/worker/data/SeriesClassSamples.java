package io.gatewise.worker.data;

import io.gatewise.model.study.Classification;
import java.util.List;
import java.util.stream.IntStream;

/** Series of numbers to classify, of any length; a sample is a series of the table, by its place. */
final class SeriesClassSamples extends ClassSamples {

    private final Table table;
    private final float[][] columns;

    SeriesClassSamples(Table table, Classification task, Parts parts, Encoding encoding) {
        super(
                task,
                encoding,
                table.series().stream()
                        .map(rows -> table.text(task.label())[rows.from()])
                        .toArray(String[]::new),
                new Sequences(
                        series(table, parts.training()),
                        series(table, parts.validation()),
                        series(table, parts.test())));
        this.table = table;
        this.columns = InputColumns.of(task.inputs(), new NumberInputs(table, task.missing(), encoding));
    }

    private static IntStream series(Table table, List<RowRange> part) {
        return part.stream().mapToInt(rows -> table.seriesOf(rows.from()));
    }

    @Override
    public int inputs() {
        return columns.length;
    }

    @Override
    public int steps(int sample) {
        return table.series().get(sample).size();
    }

    @Override
    long inputBytes() {
        return (long) Float.BYTES * columns.length * table.rows();
    }

    @Override
    void fillInputs(Batch batch, int[] samples, int from, int to) {
        int size = to - from;
        batch.reset(size, longest(samples, from, to));
        for (int b = 0; b < size; b++) {
            RowRange rows = table.series().get(samples[from + b]);
            batch.lengths()[b] = rows.size();
            InputColumns.fill(batch, b, columns, rows.from(), rows.size());
        }
    }
}
