package io.gatewise.study.dataset;

import java.io.IOException;
import java.util.List;

/** A table that can be read as often as one likes, row by row, each time the same. */
public interface TableSource {

    /** Its columns: names different and not blank. */
    List<Column> columns();

    /**
     * Reads all rows in order, in memory that doesn't grow with their number.
     *
     * @throws RefusedDataException at the first row that is none
     */
    void forEachRow(RowReader rows) throws IOException;

    /** The place of a line that {@link RowReader#row} was told, for people. */
    default String place(long line) {
        return "line " + line;
    }

    /** Whether the lines that {@link RowReader#row} is told are a file's own, from 1. */
    default boolean hasLines() {
        return true;
    }

    /**
     * A column.
     *
     * @param type what it must hold; null to find out
     */
    record Column(String name, ColumnType type) {}

    /** Takes one row. */
    interface RowReader {
        /**
         * @param line  where the row comes from
         * @param cells as many as columns; empty where there is no value; not kept by the reader
         */
        void row(long line, List<String> cells) throws IOException;
    }
}
