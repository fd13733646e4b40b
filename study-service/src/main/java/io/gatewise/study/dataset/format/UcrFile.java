package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.Numbers;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The UCR archive's {@code .tsv}: a series a line, its label first; NaN at the end makes a series shorter. */
final class UcrFile implements TableSource {

    private final Path file;
    private final SeriesNumbers numbers;

    UcrFile(Path file, SeriesNumbers numbers) {
        this.file = file;
        this.numbers = numbers;
    }

    @Override
    public List<Column> columns() {
        return SeriesTable.columns(ColumnType.NUMBER, true, null, SeriesTable.channelNames(1));
    }

    @Override
    public void forEachRow(RowReader rows) throws IOException {
        var table = new SeriesTable(true, 1);
        int cells = 0;
        try (var lines = new Lines(file)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                Channel all = Channel.in(line, 0, line.length(), '\t');
                cells = cells == 0 ? all.length() : cells;
                if (all.length() != cells || cells < 2) {
                    throw RefusedDataException.inLine(
                            lines.number(),
                            cells < 2
                                    ? "need a label and values, separated by tabs"
                                    : "need " + cells + " cells as in the first line, padded with NaN, got "
                                            + all.length());
                }
                Channel values = Channel.in(line, line.indexOf('\t') + 1, line.length(), '\t');
                table.write(
                        lines.number(),
                        numbers.next(),
                        label(all.value(0), lines.number()),
                        SeriesTable.withoutPadding(List.of(values)),
                        rows);
            }
        }
    }

    private static String label(String text, long line) {
        if (text.isEmpty() || Numbers.parse(text).isEmpty()) {
            throw RefusedDataException.inLine(
                    line, "need a number as the label, in the first cell, got '" + text + "'");
        }
        return text;
    }
}
