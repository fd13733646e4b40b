package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tell the class of every row of a sequence.
 *
 * @param series       the column that names each row's series; null for one series
 * @param time         the column of time stamps, strictly ascending within a series; null if rows are just in order
 * @param label        the column of classes, one a row; a row without one is not scored where missing values are allowed
 * @param inputs       columns of numbers, at least one
 * @param weighting    how much each class counts in the training loss; null for none
 * @param classWeights by class, over {@code weighting}, each &gt; 0
 * @param missing      what happens where a number is missing; null for the standard
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Labelling(
        String series,
        String time,
        @JsonProperty(required = true) String label,
        @JsonProperty(required = true) List<String> inputs,
        Classification.Weighting weighting,
        Map<String, Double> classWeights,
        MissingValues missing)
        implements Task {

    public Labelling {
        inputs = List.copyOf(inputs);
        weighting = weighting == null ? Classification.Weighting.NONE : weighting;
        classWeights = classWeights == null ? Map.of() : new TreeMap<>(classWeights);
        missing = missing == null ? MissingValues.standard() : missing;
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("inputs: need at least one column");
        }
        ClassWeights.requirePositive(classWeights);
    }

    @Override
    public Set<String> numericColumns() {
        return new LinkedHashSet<>(inputs);
    }

    @Override
    public Set<String> textColumns() {
        return Set.of(label);
    }

    @Override
    public Set<Metric> metrics() {
        return Metric.OF_CLASSES;
    }
}
