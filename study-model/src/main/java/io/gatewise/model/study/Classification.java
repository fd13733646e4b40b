package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tell the class of a whole sequence: the rows of one series, or the characters of a text in one row.
 *
 * @param series       the column that names each row's series; null where {@code text} is given: each row is one
 * @param time         the column of time stamps, strictly ascending within a series; null if rows are just in order
 * @param label        the column of classes, the same in all rows of a series
 * @param inputs       columns of numbers; empty where {@code text} is given
 * @param text         the column whose characters are the sequence; null where {@code inputs} are given
 * @param weighting    how much each class counts in the training loss; null for {@link Weighting#NONE}
 * @param classWeights by class, over {@code weighting}, each &gt; 0; a class not named counts as that says
 * @param missing      what happens where a number is missing; null for the standard
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Classification(
        String series,
        String time,
        @JsonProperty(required = true) String label,
        List<String> inputs,
        String text,
        Weighting weighting,
        Map<String, Double> classWeights,
        MissingValues missing)
        implements Task {

    /** How much each class counts in the training loss. */
    public enum Weighting {
        /** Each sequence the same. */
        @JsonProperty("none")
        NONE,
        /** Each class the same: a sequence counts n / (classes * members of its class), over the training part. */
        @JsonProperty("balanced")
        BALANCED
    }

    public Classification {
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        weighting = weighting == null ? Weighting.NONE : weighting;
        classWeights = classWeights == null ? Map.of() : new TreeMap<>(classWeights);
        missing = missing == null ? MissingValues.standard() : missing;
        if (inputs.isEmpty() == (text == null)) {
            throw new IllegalArgumentException("need one of inputs and text");
        }
        if ((series == null) == (text == null)) {
            throw new IllegalArgumentException(
                    text == null
                            ? "series: need the column that names each row's series"
                            : "series: need none with text, each row is one sequence");
        }
        ClassWeights.requirePositive(classWeights);
    }

    @Override
    public Set<String> numericColumns() {
        return new LinkedHashSet<>(inputs);
    }

    @Override
    public Set<String> textColumns() {
        return text == null ? Set.of(label) : Set.of(label, text);
    }

    @Override
    public Set<Metric> metrics() {
        return Metric.OF_CLASSES;
    }
}
