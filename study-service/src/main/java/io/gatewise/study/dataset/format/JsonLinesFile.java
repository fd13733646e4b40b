package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.TableSource;
import io.gatewise.study.dataset.Times;
import io.gatewise.study.dataset.Times.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON Lines as GluonTS has them: a series a line, with its target, features by step and features of the whole series.
 *
 * @see <a href="https://ts.gluon.ai/stable/api/gluonts/gluonts.dataset.jsonl.html">the format</a>
 */
final class JsonLinesFile implements TableSource {

    private static final String TIME = "time";

    private final Path file;
    private final SeriesNumbers numbers;
    private final Frequency frequency;
    private final boolean named;
    private final List<String> shape;
    private final List<Column> columns;

    /** @param frequency of the steps; null if rows are to be without times */
    JsonLinesFile(Path file, Frequency frequency, SeriesNumbers numbers) throws IOException {
        this.file = file;
        this.frequency = frequency;
        this.numbers = numbers;
        try (var lines = new Lines(file)) {
            JsonItem first = next(lines);
            if (first == null) {
                throw new RefusedDataException("file", "empty: need a JSON object a line");
            }
            if (!first.fields().containsKey(JsonItem.TARGET)) {
                throw RefusedDataException.inLine(lines.number(), "need a field target");
            }
            this.named = first.id() != null;
            this.shape = shape(first);
            this.columns = columns(shape);
        }
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    private List<Column> columns(List<String> channels) {
        var found = new ArrayList<Column>();
        found.add(new Column(SeriesTable.SERIES, named ? ColumnType.TEXT : ColumnType.NUMBER));
        if (frequency != null) {
            found.add(new Column(TIME, null));
        }
        channels.forEach(name -> found.add(new Column(name, ColumnType.NUMBER)));
        return List.copyOf(found);
    }

    /** The channels' names: the field's, with a number where there are several or it isn't the target. */
    private static List<String> shape(JsonItem item) {
        var names = new ArrayList<String>();
        for (List<String> kind : List.of(JsonItem.DYNAMIC, JsonItem.STATIC)) {
            for (String field : kind) {
                int count = channels(item, field).size();
                for (int i = 0; i < count; i++) {
                    names.add(field.equals(JsonItem.TARGET) && count == 1 ? field : field + "_" + i);
                }
            }
        }
        return names;
    }

    /** A field's channels; a static field has one a value. */
    private static List<double[]> channels(JsonItem item, String field) {
        List<double[]> found = item.fields().getOrDefault(field, List.of());
        if (!JsonItem.STATIC.contains(field) || found.isEmpty()) {
            return found;
        }
        var single = new ArrayList<double[]>();
        for (double value : found.get(0)) {
            single.add(new double[] {value});
        }
        return single;
    }

    @Override
    public void forEachRow(RowReader rows) throws IOException {
        try (var lines = new Lines(file)) {
            for (JsonItem item = next(lines); item != null; item = next(lines)) {
                write(item, lines.number(), rows);
            }
        }
    }

    private static JsonItem next(Lines lines) throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : JsonItem.read(line, lines.number());
    }

    private void write(JsonItem item, long line, RowReader rows) throws IOException {
        if (!shape(item).equals(shape)) {
            throw RefusedDataException.inLine(
                    line, "need the channels " + shape + " as in the first line, got " + shape(item));
        }
        if ((item.id() != null) != named) {
            throw RefusedDataException.inLine(line, "need an item_id in each line or in none");
        }
        var channels = new ArrayList<double[]>();
        JsonItem.DYNAMIC.forEach(field -> channels.addAll(channels(item, field)));
        int length = channels.get(0).length;
        for (int i = 0; i < channels.size(); i++) {
            requireLength(channels.get(i).length, length, i, line);
        }
        JsonItem.STATIC.forEach(field -> channels.addAll(channels(item, field)));
        String id = named ? item.id() : numbers.next();
        Time start = frequency == null ? null : start(item, line);
        var cells = new ArrayList<String>();
        for (int step = 0; step < length; step++) {
            cells.clear();
            cells.add(id);
            if (frequency != null) {
                cells.add(frequency.at(start, step));
            }
            for (double[] channel : channels) {
                double value = channel[channel.length == 1 ? 0 : step];
                cells.add(Double.isNaN(value) ? "" : Double.toString(value));
            }
            rows.row(line, cells);
        }
    }

    /** Features known ahead may go on beyond the target; what goes beyond is left out. */
    private void requireLength(int got, int target, int channel, long line) {
        boolean isTarget = shape.get(channel).startsWith(JsonItem.TARGET);
        if (target == 0 || got < target || isTarget && got != target) {
            throw RefusedDataException.inCell(
                    line,
                    shape.get(channel),
                    target == 0
                            ? "a series without a value"
                            : "need " + target + " values as the target has, got " + got);
        }
    }

    private static Time start(JsonItem item, long line) {
        String text = item.start() == null ? "" : item.start().strip();
        return Times.parse(text)
                .orElseThrow(() -> RefusedDataException.inCell(
                        line, "start", "need " + Times.Form.LOCAL.example() + ", got '" + text + "'"));
    }
}
