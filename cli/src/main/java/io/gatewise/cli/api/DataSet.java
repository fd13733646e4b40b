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
 */
public record DataSet(String name, String digest, long rows, long bytes, List<Column> columns, Instant uploadedAt) {

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
            @JsonProperty("constant") boolean isConstant) {}

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
