package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.RefusedDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The head of an ARFF file of series.
 *
 * @param relational whether a series is one quoted cell, a line a channel; else each cell is a step
 * @param cells      of a data line
 * @param label      the cell of the class; -1 if there is none
 * @param classes    the class names
 * @param steps      most steps of a series
 */
record ArffHeader(boolean relational, int cells, int label, List<String> classes, int steps) {

    /** Reads up to the line {@code @data}. */
    static ArffHeader read(Lines lines) throws IOException {
        var builder = new Builder();
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("%") && builder.take(text, lines.number())) {
                return builder.header();
            }
        }
        throw new RefusedDataException("file", "need a line @data with series below it");
    }

    /** Takes the head line by line. */
    private static final class Builder {

        private final Set<String> names = new HashSet<>();
        private boolean relation;
        private String inside;
        private boolean relational;
        private int cells;
        private int label = -1;
        private int numbers;
        private int steps;
        private List<String> classes = List.of();

        /** Whether the head is over. */
        boolean take(String text, long line) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.startsWith("@data")) {
                return true;
            }
            if (lower.startsWith("@relation")) {
                if (relation) {
                    throw RefusedDataException.inLine(line, "@relation is there twice");
                }
                relation = true;
            } else if (lower.startsWith("@end")) {
                if (inside == null) {
                    throw RefusedDataException.inLine(line, "@end without a relational attribute before it");
                }
                inside = null;
            } else if (lower.startsWith("@attribute")) {
                attribute(text.substring("@attribute".length()).strip(), line);
            } else {
                throw RefusedDataException.inLine(
                        line, "no line of an ARFF file's head: need @relation, @attribute, @end or @data");
            }
            return false;
        }

        private void attribute(String text, long line) {
            int nameEnd = ArffCells.nameEnd(text);
            String name = ArffCells.unquoted(text.substring(0, nameEnd));
            String type = text.substring(nameEnd).strip();
            if (!names.add(name)) {
                throw RefusedDataException.inLine(line, "two attributes are named " + name);
            }
            boolean number = Set.of("numeric", "real", "integer").contains(type.toLowerCase(Locale.ROOT));
            if (inside != null) {
                requireNumber(number, name, type, line);
                steps++;
            } else if (number) {
                numbers++;
                cells++;
            } else if (type.toLowerCase(Locale.ROOT).startsWith("relational")) {
                relational = true;
                inside = name;
                cells++;
            } else if (type.startsWith("{") && type.endsWith("}")) {
                if (label >= 0) {
                    throw RefusedDataException.inLine(line, "a second attribute with classes: need one at most");
                }
                label = cells++;
                String inner = type.substring(1, type.length() - 1);
                classes =
                        ArffCells.split(inner).stream().map(ArffCells::unquoted).toList();
            } else {
                requireNumber(false, name, type, line);
            }
        }

        private static void requireNumber(boolean number, String name, String type, long line) {
            if (!number) {
                throw RefusedDataException.inLine(
                        line,
                        "attribute " + name + ": need numeric, one with classes in braces, or relational, got '" + type
                                + "'");
            }
        }

        ArffHeader header() {
            boolean oneSeries = relational && numbers == 0 && cells - (label < 0 ? 0 : 1) == 1;
            if (inside != null || relational && !oneSeries || !relational && numbers == 0) {
                throw new RefusedDataException(
                        "file", "need numeric attributes, or one relational attribute, and at most one with classes");
            }
            return new ArffHeader(
                    relational, cells, label, List.copyOf(new ArrayList<>(classes)), relational ? steps : numbers);
        }
    }
}
