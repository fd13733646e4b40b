package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.TableSource;
import java.io.IOException;
import java.util.List;

/** One file's table, whose series are counted anew each time that it is read. */
record NumberedTable(TableSource table, SeriesNumbers numbers) implements TableSource {

    @Override
    public List<Column> columns() {
        return table.columns();
    }

    @Override
    public void forEachRow(RowReader rows) throws IOException {
        numbers.restart();
        table.forEachRow(rows);
    }

    @Override
    public String place(long line) {
        return table.place(line);
    }

    @Override
    public boolean hasLines() {
        return table.hasLines();
    }
}
