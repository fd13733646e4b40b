package io.gatewise.study.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What is known of a column.
 *
 * @param missing          cells without a value
 * @param firstMissingLine the first of them; null if there is none
 * @param min              smallest number; null if the column holds no number
 * @param max              largest number; null likewise
 * @param mean             arithmetic mean; null likewise
 * @param sd               standard deviation of the sample (n - 1); null likewise
 * @param from             earliest time, canonical; null if the column holds no time
 * @param to               latest time; null likewise
 * @param distinct         distinct values, counted up to {@link #MOST_DISTINCT}
 * @param constant         whether all values that are there are equal
 * @param orderBreak       where a time column does not ascend; null if it does, or holds no time
 * @param classes          the values with their counts, where these are texts or whole numbers and few; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnProfile(
        String name,
        ColumnType type,
        long missing,
        Long firstMissingLine,
        Double min,
        Double max,
        Double mean,
        Double sd,
        String from,
        String to,
        int distinct,
        boolean constant,
        OrderBreak orderBreak,
        List<ClassCount> classes) {

    /** Distinct values are counted no further than this. */
    public static final int MOST_DISTINCT = 1000;

    public ColumnProfile {
        classes = classes == null ? null : List.copyOf(classes);
    }

    ColumnProfile with(List<ClassCount> counted) {
        return new ColumnProfile(
                name,
                type,
                missing,
                firstMissingLine,
                min,
                max,
                mean,
                sd,
                from,
                to,
                distinct,
                constant,
                orderBreak,
                counted);
    }
}
