package io.gatewise.worker.validation;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Task;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The whole sequences that a table holds: its series, or each row where a row is a text.
 *
 * @param rows   of each sequence
 * @param labels each sequence's class; null where sequences have none
 */
record Sequences(List<RowRange> rows, String[] labels) {

    /** Whether a task's sequences are drawn whole, rather than cut in time. */
    static boolean areWhole(Task task) {
        return task instanceof Classification || task instanceof Labelling && task.series() != null;
    }

    static Sequences of(Task task, Table table) {
        if (!(task instanceof Classification classification)) {
            return new Sequences(table.series(), null);
        }
        List<RowRange> rows = classification.text() == null
                ? table.series()
                : IntStream.range(0, table.rows())
                        .mapToObj(row -> new RowRange(row, row + 1))
                        .toList();
        return new Sequences(rows, first(rows, table.text(classification.label())));
    }

    private static String[] first(List<RowRange> rows, String[] values) {
        return rows.stream().map(range -> values[range.from()]).toArray(String[]::new);
    }

    int size() {
        return rows.size();
    }

    /** The value of a column in each sequence. */
    String[] values(Table table, String column) {
        return first(rows, table.text(column));
    }

    /** Numbers from 0 that are the same where the values are. */
    static int[] numbered(String[] values) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] numbered = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            numbered[i] = numbers.computeIfAbsent(values[i], value -> numbers.size());
        }
        return numbered;
    }

    /** The rows of the sequences that were dealt into one of some places, in the table's order. */
    List<RowRange> where(java.util.function.IntPredicate chosen) {
        return IntStream.range(0, rows.size())
                .filter(chosen)
                .mapToObj(rows::get)
                .toList();
    }
}
