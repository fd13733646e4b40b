package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/**
 * Predict each next character of a text. The text is the column's cells in the rows' order, a line feed after each.
 *
 * @param text the column of text
 */
public record TextModelling(@JsonProperty(required = true) String text) implements Task {

    @Override
    @JsonIgnore
    public String time() {
        return null;
    }

    @Override
    @JsonIgnore
    public String series() {
        return null;
    }

    @Override
    public Set<String> numericColumns() {
        return Set.of();
    }

    @Override
    public Set<String> textColumns() {
        return Set.of(text);
    }

    @Override
    @JsonIgnore
    public MissingValues missing() {
        return MissingValues.standard();
    }

    @Override
    public Set<Metric> metrics() {
        return Metric.OF_TEXT;
    }
}
