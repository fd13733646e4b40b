package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Plain text: the one column {@code text}, a row a line. */
final class TextFile implements TableSource {

    private final Path file;

    TextFile(Path file) {
        this.file = file;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("text", ColumnType.TEXT));
    }

    @Override
    public void forEachRow(RowReader rows) throws IOException {
        try (var lines = new Lines(file)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                rows.row(lines.number(), List.of(line));
            }
        }
    }
}
