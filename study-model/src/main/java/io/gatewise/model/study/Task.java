package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/** What the network is to learn from the data. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Forecasting.class, name = "forecasting"),
    @JsonSubTypes.Type(value = Classification.class, name = "classification"),
    @JsonSubTypes.Type(value = Labelling.class, name = "labelling"),
    @JsonSubTypes.Type(value = TextModelling.class, name = "text")
})
public sealed interface Task permits Forecasting, Classification, Labelling, TextModelling {

    /** The column of time stamps; null if rows are just in order. */
    String time();

    /** The column that tells which series a row belongs to; null if there is one series, or each row is one. */
    String series();

    /** The columns read as numbers. */
    Set<String> numericColumns();

    /** The columns read as text: labels and texts, but not {@link #series()}. */
    Set<String> textColumns();

    /** What happens where a number is missing. */
    MissingValues missing();

    /** The metrics that fit: any of them may be the objective. */
    Set<Metric> metrics();
}
