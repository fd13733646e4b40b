package io.gatewise.worker.data;

import io.gatewise.model.study.Task;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a table's values become a network's numbers and back: all that was learnt of the training rows before training.
 *
 * @param scaling    the scale of each column of numbers
 * @param fill       what stands in for a missing number where its series has nothing better, in the column's own unit,
 *                   by column; empty where missing values are refused
 * @param indicators the columns whose missing values bring a further input, in the inputs' order
 * @param classes    the classes in the outputs' order; empty where there are none
 * @param vocabulary the known characters, one Unicode code point each, in the order of their inputs; all others share
 *                   the place after the last; empty where no text is read
 */
public record Encoding(
        Scaling scaling,
        Map<String, Double> fill,
        List<String> indicators,
        List<String> classes,
        List<String> vocabulary) {

    public Encoding {
        fill = java.util.Collections.unmodifiableMap(new TreeMap<>(fill));
        indicators = List.copyOf(indicators);
        classes = List.copyOf(classes);
        vocabulary = List.copyOf(vocabulary);
    }

    /** Of complete numbers alone. */
    public static Encoding of(Scaling scaling) {
        return new Encoding(scaling, Map.of(), List.of(), List.of(), List.of());
    }

    /**
     * Learns of the training rows, and of the whole table only which classes there are and which columns have missing
     * values: the network's shape must not depend on the fold.
     */
    public static Encoding fit(Table table, Task task, List<RowRange> training) {
        var fit = new EncodingFit(table, task, training);
        return new Encoding(fit.scaling(), fit.fill(), fit.indicators(), fit.classes(), fit.vocabulary());
    }
}
