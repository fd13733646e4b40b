package io.gatewise.study.dataset;

import java.util.List;

/**
 * Data that are identical in several given parts: what a network has seen in training tells nothing in a test.
 *
 * @param unit     what was compared: {@code series}, or {@code row} where there are no series
 * @param compared how many of them
 * @param count    how many equal an earlier one of another part, whatever their labels
 * @param examples the first of these
 */
public record Leakage(String unit, long compared, long count, List<Example> examples) {

    public Leakage {
        examples = List.copyOf(examples);
    }

    /**
     * Two that are identical.
     *
     * @param first  the earlier one: its place among all, from 1
     * @param second the later one
     */
    public record Example(long first, String firstPart, long second, String secondPart) {}
}
