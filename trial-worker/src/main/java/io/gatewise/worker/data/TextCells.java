package io.gatewise.worker.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A column of text while it is read; equal texts become one object as long as they are few. */
final class TextCells {

    private static final int MOST_KNOWN = 65_536;

    private final String name;
    private final int place;
    private final boolean required;
    private final Map<String, String> known = new HashMap<>();
    private String[] values = new String[1024];

    TextCells(String name, int place, boolean required) {
        this.name = name;
        this.place = place;
        this.required = required;
    }

    String name() {
        return name;
    }

    String at(int row) {
        return values[row];
    }

    /**
     * Reads the next row's value.
     *
     * @param asBefore whether it must be the one of the row before
     */
    void read(CsvRecord record, int row, boolean asBefore) throws IOException {
        if (row == values.length) {
            values = Arrays.copyOf(values, 2 * row);
        }
        String cell = Cell.of(record, place, name);
        if (cell.isEmpty() && required) {
            throw Cell.bad(record, name, "the value is missing");
        }
        String first = known.size() < MOST_KNOWN ? known.putIfAbsent(cell, cell) : known.get(cell);
        values[row] = first == null ? cell : first;
        if (asBefore && !values[row].equals(values[row - 1])) {
            throw Cell.bad(record, name, "need the same text in all rows of a series");
        }
    }

    String[] all(int rows) {
        return Arrays.copyOf(values, rows);
    }
}
