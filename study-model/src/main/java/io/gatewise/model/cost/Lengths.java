package io.gatewise.model.cost;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long some sequences are. More than {@value #MOST_GROUPS} different lengths are told in so many groups, each by its
 * mean; the longest group is then its longest sequence's.
 *
 * @param groups ascending by length
 */
public record Lengths(@JsonValue List<Group> groups) {

    static final int MOST_GROUPS = 64;

    /**
     * Sequences of one length.
     *
     * @param length in steps, at least 0
     * @param count  how many; not whole where folds differ and this is their mean
     */
    public record Group(
            @JsonProperty(required = true) double length,
            @JsonProperty(required = true) double count) {

        public Group {
            if (!(length >= 0 && length <= Double.MAX_VALUE && count >= 0 && count <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "need a length and a count of at least 0, got " + length + " and " + count);
            }
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Lengths {
        groups = List.copyOf(groups);
    }

    /** One sequence of each length. */
    public static Lengths of(long[] lengths) {
        long[] sorted = lengths.clone();
        Arrays.sort(sorted);
        long different = Arrays.stream(sorted).distinct().count();
        // groups of equally many sequences; equal lengths stay together
        long least = different <= MOST_GROUPS ? 1 : (sorted.length + MOST_GROUPS - 1) / MOST_GROUPS;
        var groups = new ArrayList<Group>();
        for (int from = 0; from < sorted.length; ) {
            int to = (int) Math.min(sorted.length, from + least);
            while (to < sorted.length && sorted[to] == sorted[to - 1]) {
                to++;
            }
            double sum = Arrays.stream(sorted, from, to).sum();
            groups.add(new Group(to == sorted.length ? sorted[to - 1] : sum / (to - from), to - from));
            from = to;
        }
        return new Lengths(groups);
    }

    /** The same lengths, of a share of the sequences. */
    public Lengths share(double share) {
        return new Lengths(groups.stream()
                .map(group -> new Group(group.length(), group.count() * share))
                .toList());
    }

    /** The longest; 0 without any. */
    double longest() {
        return groups.isEmpty() ? 0 : groups.get(groups.size() - 1).length();
    }
}
