package io.gatewise.worker.data;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Learns an {@link Encoding}. */
final class EncodingFit {

    private final Table table;
    private final Task task;
    private final List<RowRange> training;

    EncodingFit(Table table, Task task, List<RowRange> training) {
        this.table = table;
        this.task = task;
        this.training = training;
    }

    Scaling scaling() {
        return Scaling.fit(table, task.numericColumns(), training);
    }

    Map<String, Double> fill() {
        MissingValues.Policy policy = task.missing().policy();
        var fill = new TreeMap<String, Double>();
        if (policy != MissingValues.Policy.REFUSE) {
            Scaling scaling = scaling();
            for (String name : task.numericColumns()) {
                fill.put(
                        name,
                        policy == MissingValues.Policy.ZERO
                                ? 0.0
                                : scaling.of(name).mean());
            }
        }
        return fill;
    }

    List<String> indicators() {
        if (!task.missing().indicator()) {
            return List.of();
        }
        return task.numericColumns().stream()
                .filter(name -> Arrays.stream(table.column(name)).anyMatch(Double::isNaN))
                .toList();
    }

    List<String> classes() {
        if (task instanceof Classification classification) {
            return distinct(table.text(classification.label()));
        }
        return task instanceof Labelling labelling ? distinct(table.text(labelling.label())) : List.of();
    }

    private static List<String> distinct(String[] labels) {
        var classes = new TreeSet<String>();
        String before = "";
        for (String label : labels) {
            if (!label.equals(before) && !label.isEmpty()) {
                classes.add(label);
            }
            before = label;
        }
        return List.copyOf(classes);
    }

    List<String> vocabulary() {
        if (task instanceof TextModelling text) {
            return characters(table.text(text.text()), Integer.MAX_VALUE, "\n");
        }
        return task instanceof Classification classification && classification.text() != null
                ? characters(table.text(classification.text()), Characters.LONGEST, "")
                : List.of();
    }

    private List<String> characters(String[] texts, int most, String end) {
        var seen = new TreeSet<Integer>();
        end.codePoints().forEach(seen::add);
        for (RowRange range : training) {
            for (int row = range.from(); row < range.to(); row++) {
                texts[row].codePoints().limit(most).forEach(seen::add);
            }
        }
        var vocabulary = new ArrayList<String>();
        seen.forEach(character -> vocabulary.add(Character.toString(character)));
        return vocabulary;
    }
}
