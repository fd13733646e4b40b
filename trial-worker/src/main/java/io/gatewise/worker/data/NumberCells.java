package io.gatewise.worker.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.Arrays;

/** A column of numbers while it is read. */
final class NumberCells {

    private final String name;
    private final int place;
    private final boolean required;
    private double[] values = new double[1024];

    NumberCells(String name, int place, boolean required) {
        this.name = name;
        this.place = place;
        this.required = required;
    }

    String name() {
        return name;
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
        values[row] = number(record);
        if (asBefore && Double.compare(values[row], values[row - 1]) != 0) {
            throw Cell.bad(record, name, "need the same number in all rows of a series");
        }
    }

    private double number(CsvRecord record) throws IOException {
        String cell = Cell.of(record, place, name);
        if (cell.isEmpty() && !required) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notThere) {
            // said below, as for a number that is not finite
        }
        throw Cell.bad(record, name, cell.isEmpty() ? "the value is missing" : "no number: " + cell);
    }

    double[] all(int rows) {
        return Arrays.copyOf(values, rows);
    }
}
