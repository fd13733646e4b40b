package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.CsvFile;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** CSV with a row a series: a column of labels, and one for each step; empty cells at the end make a series shorter. */
final class WideRowsFile implements TableSource {

    private static final Set<String> LABELS = Set.of("label", "class", "target", "y");

    private final CsvFile csv;
    private final SeriesNumbers numbers;
    private final int label;

    /** @param label the label's column; null to take the one named label, class, target or y */
    WideRowsFile(Path file, String label, SeriesNumbers numbers) throws IOException {
        this.csv = CsvFile.open(file);
        this.numbers = numbers;
        this.label = labelColumn(csv.columns(), label);
        if (csv.columns().size() < 2) {
            throw new RefusedDataException("line 1", "need a column of labels and one for each step");
        }
    }

    private static int labelColumn(List<String> columns, String wanted) {
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            if (wanted == null ? LABELS.contains(name.toLowerCase(java.util.Locale.ROOT)) : wanted.equals(name)) {
                return i;
            }
        }
        throw new RefusedDataException(
                "line 1",
                wanted == null
                        ? "which column holds the labels? Name it label, class, target or y, or give the parameter label"
                        : "no column " + wanted + ", which is to hold the labels");
    }

    @Override
    public List<Column> columns() {
        return SeriesTable.columns(ColumnType.NUMBER, true, null, SeriesTable.channelNames(1));
    }

    @Override
    public void forEachRow(RowReader rows) throws IOException {
        var table = new SeriesTable(true, 1);
        csv.forEachRow((line, cells) -> {
            var values = new ArrayList<>(cells);
            String name = values.remove(label).strip();
            List<Channel> channels = SeriesTable.withoutPadding(List.of(Channel.of(values)));
            table.write(line, numbers.next(), name, channels, rows);
        });
    }
}
