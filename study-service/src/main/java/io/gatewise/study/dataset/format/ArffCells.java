package io.gatewise.study.dataset.format;

import java.util.ArrayList;
import java.util.List;

/** Cells of ARFF lines: separated by commas, quoted with ' or ", in which a backslash takes the next character along. */
final class ArffCells {

    private ArffCells() {}

    /** The cells as they are written, blanks around them removed. */
    static List<String> split(String line) {
        var cells = new ArrayList<String>();
        int start = 0;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (quote != 0) {
                if (letter == '\\') {
                    i++;
                } else if (letter == quote) {
                    quote = 0;
                }
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else if (letter == ',') {
                cells.add(line.substring(start, i).strip());
                start = i + 1;
            }
        }
        cells.add(line.substring(start).strip());
        return cells;
    }

    /** Where an attribute's name ends. */
    static int nameEnd(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        if (first == '\'' || first == '"') {
            int close = text.indexOf(first, 1);
            return close < 0 ? text.length() : close + 1;
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '{') {
            end++;
        }
        return end;
    }

    /** The cell without its quotes; backslashes stay. */
    static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
