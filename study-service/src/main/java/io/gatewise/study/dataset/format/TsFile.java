package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * sktime's and aeon's {@code .ts}: a series a line, channels separated by colons, their values by commas, the label last.
 *
 * @see <a href="https://www.sktime.net/en/stable/api_reference/file_specifications/ts.html">the format</a>
 */
final class TsFile implements TableSource {

    private final Path file;
    private final SeriesNumbers numbers;
    private final TsHeader header;
    private final Set<String> classes;
    private final int channels;

    TsFile(Path file, SeriesNumbers numbers) throws IOException {
        this.file = file;
        this.numbers = numbers;
        try (var lines = new Lines(file)) {
            this.header = TsHeader.read(lines);
            this.classes = new HashSet<>(header.classes());
            String first = series(lines);
            if (first == null) {
                throw new RefusedDataException("file", "no series: need at least one below @data");
            }
            this.channels =
                    header.channels() > 0 ? header.channels() : channels(first).size();
        }
    }

    @Override
    public List<Column> columns() {
        ColumnType label = header.target() ? ColumnType.NUMBER : ColumnType.TEXT;
        return SeriesTable.columns(
                ColumnType.NUMBER, header.labelled(), label, SeriesTable.channelNames(Math.max(1, channels)));
    }

    @Override
    public void forEachRow(RowReader rows) throws IOException {
        var table = new SeriesTable(header.labelled(), channels);
        try (var lines = new Lines(file)) {
            TsHeader.read(lines);
            for (String text = series(lines); text != null; text = series(lines)) {
                List<Channel> values = channels(text);
                requireLength(values, lines.number());
                table.write(lines.number(), numbers.next(), label(text, lines.number()), values, rows);
            }
        }
    }

    private static String series(Lines lines) throws IOException {
        String line = lines.next();
        while (line != null && (line.isBlank() || line.startsWith("#"))) {
            line = lines.next();
        }
        return line;
    }

    private List<Channel> channels(String line) {
        int end = header.labelled() ? Math.max(0, line.lastIndexOf(':')) : line.length();
        var found = new ArrayList<Channel>();
        for (int start = 0; start <= end; ) {
            int next = line.indexOf(':', start);
            int to = next < 0 || next > end ? end : next;
            found.add(Channel.in(line, start, to, ','));
            start = to + 1;
        }
        return found;
    }

    private String label(String line, long number) {
        if (!header.labelled()) {
            return "";
        }
        int colon = line.lastIndexOf(':');
        if (colon < 0) {
            throw RefusedDataException.inLine(number, "need a label after the last colon, got no colon");
        }
        String label = Channel.present(line.substring(colon + 1).strip());
        if (!header.target() && !label.isEmpty() && !classes.contains(label)) {
            throw RefusedDataException.inLine(
                    number,
                    "class " + label + " isn't one of the head's: " + String.join(", ", header.classes())
                            + (label.length() > 40 ? " (is the label missing?)" : ""));
        }
        return label;
    }

    private void requireLength(List<Channel> values, long number) {
        int length = values.get(0).length();
        if (header.length() > 0 && length != header.length()) {
            throw RefusedDataException.inLine(
                    number, "need " + header.length() + " steps as the head says (@seriesLength), got " + length);
        }
    }
}
