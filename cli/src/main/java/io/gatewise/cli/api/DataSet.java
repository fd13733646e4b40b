package io.gatewise.cli.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set as study-service tells it.
 *
 * @param columns the profile; empty in lists
 * @param series  its series; null if there are none, and in lists
 * @param leakage what is the same in several parts; null likewise
 */
public record DataSet(
        String name,
        String digest,
        long rows,
        long bytes,
        List<Column> columns,
        Series series,
        Leakage leakage,
        Instant uploadedAt) {

    /** How many series there are, and how many rows they have. */
    public record Series(long count, long shortest, double median, long longest) {}

    /** How many of a unit, series or rows, are the same in several parts. */
    public record Leakage(String unit, long compared, long count, List<Example> examples) {

        public Leakage {
            examples = examples == null ? List.of() : List.copyOf(examples);
        }
    }

    /** Two that are the same, by their place among all, from 1. */
    public record Example(long first, String firstPart, long second, String secondPart) {}

    /** One of a column's few values; {@code series} is null where no series has it throughout. */
    public record ClassCount(String value, long rows, Long series) {}

    /** One column's profile; {@code min} to {@code sd} are null but for numbers, {@code from} and {@code to} but for times. */
    public record Column(
            String name,
            String type,
            long missing,
            Double min,
            Double max,
            Double mean,
            Double sd,
            String from,
            String to,
            Long distinct,
            @JsonProperty("constant") boolean isConstant,
            List<ClassCount> classes) {

        public Column {
            classes = classes == null ? List.of() : List.copyOf(classes);
        }
    }

    public DataSet {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /** The view of an answer. */
    public static DataSet of(JsonNode body) {
        return Json.view(body, DataSet.class);
    }

    /** The data sets in an answer. */
    public static List<DataSet> listOf(JsonNode body) {
        var sets = new ArrayList<DataSet>();
        for (JsonNode set : body.path("datasets")) {
            sets.add(of(set));
        }
        return List.copyOf(sets);
    }
}
