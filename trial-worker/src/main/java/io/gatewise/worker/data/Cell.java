package io.gatewise.worker.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;

/** One value of a record, and what to say if it is bad. */
final class Cell {

    private Cell() {}

    static String of(CsvRecord record, int place, String column) throws IOException {
        if (place >= record.getFieldCount()) {
            throw bad(record, column, "the row ends before it");
        }
        return record.getField(place);
    }

    static IOException bad(CsvRecord record, String column, String what) {
        return new IOException("line " + record.getStartingLineNumber() + ", column " + column + ": " + what);
    }
}
