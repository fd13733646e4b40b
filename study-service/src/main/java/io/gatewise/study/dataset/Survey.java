package io.gatewise.study.dataset;

import java.util.List;
import java.util.Map;

/**
 * What one pass over a data set found for one study. A sequence is a series, or a row where each row is one.
 *
 * @param faults     the first fault of each kind
 * @param series     rows by series; empty where each row is a sequence
 * @param sequences  number of sequences by part: training, validation, test; all are training where no part is given
 * @param classes    by class, how many sequences (rows, where the label may change within a series) each part has
 * @param groups     number of groups, counted up to 10,000
 * @param text       of the text's training rows, or of all texts where each row is one and no part is given
 */
public record Survey(
        List<Fault> faults,
        SeriesRows series,
        List<Long> sequences,
        Map<String, List<Long>> classes,
        int groups,
        TextCount text) {

    public Survey {
        faults = List.copyOf(faults);
        sequences = List.copyOf(sequences);
        classes = Map.copyOf(classes);
    }

    /**
     * Rows that contradict what a column is to mean.
     *
     * @param column whose
     * @param detail what was needed and what came, with the row, counted from 1 below the header
     */
    public record Fault(String column, String detail) {}

    /** A survey of one series that needs no look at its rows. */
    public static Survey ofRows(long rows) {
        return new Survey(List.of(), SeriesRows.single(rows), List.of(rows, 0L, 0L), Map.of(), 0, TextCount.none());
    }

    /** Characters of the text's training rows, line feeds included. */
    public long characters() {
        return text.characters();
    }

    /** The number of all sequences. */
    public long allSequences() {
        return sequences.stream().mapToLong(Long::longValue).sum();
    }
}
