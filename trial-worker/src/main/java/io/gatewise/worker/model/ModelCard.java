package io.gatewise.worker.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Task;
import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.Scaling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be known to use a network again.
 *
 * @param format     2; raised when a reader must know something new. Format 1 knew forecasts of complete numbers alone
 *                   and lacked the last four fields
 * @param task       which columns it reads, in which order, and what it predicts
 * @param window     how many rows or characters it reads; whole sequences are read whole
 * @param scaling    the scale of each column, fitted on the training rows
 * @param settings   every trainer setting
 * @param fill       what stands in for a missing number where its series has nothing better, by column
 * @param indicators columns that bring a further input: 1 where they are missing
 * @param classes    the classes in the outputs' order
 * @param vocabulary the known characters in the order of their inputs; all others share the place after the last
 */
public record ModelCard(
        @JsonProperty(required = true) int format,
        @JsonProperty(required = true) Task task,
        @JsonProperty(required = true) int window,
        @JsonProperty(required = true) Scaling scaling,
        @JsonProperty(required = true) Configuration settings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> fill,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> indicators,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> classes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> vocabulary) {

    /** The format that this code writes. */
    public static final int FORMAT = 2;

    public ModelCard {
        fill = fill == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(fill));
        indicators = indicators == null ? List.of() : List.copyOf(indicators);
        classes = classes == null ? List.of() : List.copyOf(classes);
        vocabulary = vocabulary == null ? List.of() : List.copyOf(vocabulary);
    }

    /** The card of a network that was trained on values so encoded. */
    public static ModelCard of(Task task, int window, Encoding encoding, Configuration settings) {
        return new ModelCard(
                FORMAT,
                task,
                window,
                encoding.scaling(),
                settings,
                encoding.fill(),
                encoding.indicators(),
                encoding.classes(),
                encoding.vocabulary());
    }

    /** How values become the network's numbers. */
    public Encoding encoding() {
        return new Encoding(scaling, fill, indicators, classes, vocabulary);
    }
}
