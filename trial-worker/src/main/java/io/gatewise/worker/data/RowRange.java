package io.gatewise.worker.data;

/**
 * Rows that follow each other.
 *
 * @param from the first, from 0
 * @param to   the one after the last; {@code from} where there is none
 */
public record RowRange(int from, int to) {

    public RowRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("need 0 <= from <= to, got " + from + " and " + to);
        }
    }

    /** How many rows. */
    public int size() {
        return to - from;
    }
}
