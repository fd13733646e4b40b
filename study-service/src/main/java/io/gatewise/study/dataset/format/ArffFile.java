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
 * ARFF with a series a line: flat, a numeric attribute a step, or relational, the channels in one quoted cell with
 * {@code \n} between them.
 *
 * @see <a href="https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/">the format</a>
 */
final class ArffFile implements TableSource {

    private static final String NEXT_CHANNEL = "\\n";

    private final Path file;
    private final SeriesNumbers numbers;
    private final ArffHeader header;
    private final Set<String> classes;
    private final int channels;

    ArffFile(Path file, SeriesNumbers numbers) throws IOException {
        this.file = file;
        this.numbers = numbers;
        try (var lines = new Lines(file)) {
            this.header = ArffHeader.read(lines);
            this.classes = new HashSet<>(header.classes());
            String first = series(lines);
            if (first == null) {
                throw new RefusedDataException("file", "no series: need at least one below @data");
            }
            this.channels =
                    header.relational() ? channels(cells(first, lines.number())).size() : 1;
        }
    }

    @Override
    public List<Column> columns() {
        return SeriesTable.columns(
                ColumnType.NUMBER, header.label() >= 0, ColumnType.TEXT, SeriesTable.channelNames(channels));
    }

    @Override
    public void forEachRow(RowReader rows) throws IOException {
        var table = new SeriesTable(header.label() >= 0, channels);
        try (var lines = new Lines(file)) {
            ArffHeader.read(lines);
            for (String text = series(lines); text != null; text = series(lines)) {
                List<String> cells = cells(text, lines.number());
                List<Channel> values = channels(cells);
                requireSteps(values, lines.number());
                table.write(
                        lines.number(),
                        numbers.next(),
                        label(cells, lines.number()),
                        SeriesTable.withoutPadding(values),
                        rows);
            }
        }
    }

    private static String series(Lines lines) throws IOException {
        String line = lines.next();
        while (line != null && (line.isBlank() || line.startsWith("%"))) {
            line = lines.next();
        }
        return line;
    }

    private List<String> cells(String line, long number) {
        if (line.strip().startsWith("{")) {
            throw RefusedDataException.inLine(number, "sparse ARFF isn't read: write every value");
        }
        List<String> cells = ArffCells.split(line);
        if (cells.size() != header.cells()) {
            throw RefusedDataException.inLine(
                    number, "need " + header.cells() + " cells as the head says, got " + cells.size());
        }
        return cells;
    }

    private List<Channel> channels(List<String> cells) {
        if (!header.relational()) {
            var values = new ArrayList<>(cells);
            if (header.label() >= 0) {
                values.remove(header.label());
            }
            return List.of(Channel.of(values));
        }
        String text = ArffCells.unquoted(cells.get(header.label() == 0 ? 1 : 0));
        var found = new ArrayList<Channel>();
        for (int start = 0; start <= text.length(); ) {
            int next = text.indexOf(NEXT_CHANNEL, start);
            int to = next < 0 ? text.length() : next;
            found.add(Channel.in(text, start, to, ','));
            start = next < 0 ? text.length() + 1 : next + NEXT_CHANNEL.length();
        }
        return found;
    }

    private String label(List<String> cells, long number) {
        if (header.label() < 0) {
            return "";
        }
        String label = ArffCells.unquoted(cells.get(header.label()));
        if (label.equals("?")) {
            return "";
        }
        if (!classes.contains(label)) {
            throw RefusedDataException.inLine(
                    number, "class " + label + " isn't one of the head's: " + String.join(", ", header.classes()));
        }
        return label;
    }

    private void requireSteps(List<Channel> values, long number) {
        int length = values.get(0).length();
        if (length > header.steps()) {
            throw RefusedDataException.inLine(
                    number, "need at most " + header.steps() + " steps as the head says, got " + length);
        }
    }
}
