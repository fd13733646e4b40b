package io.gatewise.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells that print as aligned columns, headers first. */
public final class Table {

    private static final String GAP = "  ";

    private final List<String> headers;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these columns; one whose header begins with {@code >} is aligned to the right. */
    public Table(String... headers) {
        this.right = new boolean[headers.length];
        var plain = new ArrayList<String>();
        for (int i = 0; i < headers.length; i++) {
            right[i] = headers[i].startsWith(">");
            plain.add(right[i] ? headers[i].substring(1) : headers[i]);
        }
        this.headers = List.copyOf(plain);
    }

    /** Adds a row; null is an empty cell. */
    public Table row(Object... cells) {
        if (cells.length != headers.size()) {
            throw new IllegalArgumentException("need " + headers.size() + " cells, got " + Arrays.toString(cells));
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> cell == null ? "" : cell.toString().replace('\n', ' '))
                .toList());
        return this;
    }

    /** The lines, without trailing spaces. */
    public List<String> lines() {
        int[] widths = new int[headers.size()];
        measure(headers, widths);
        rows.forEach(row -> measure(row, widths));
        var lines = new ArrayList<String>();
        lines.add(line(headers, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static void measure(List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : GAP)
                    .append(right[i] ? padding : "")
                    .append(cells.get(i))
                    .append(right[i] ? "" : padding);
        }
        return line.toString().stripTrailing();
    }
}
