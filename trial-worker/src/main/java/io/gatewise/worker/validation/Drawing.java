package io.gatewise.worker.validation;

import io.gatewise.worker.data.Table;
import java.util.stream.IntStream;

/** Draws from whole sequences by a plan's rules: classes keep their shares, groups stay whole. */
final class Drawing {

    private final int[] classOf;
    private final int[] groupOf;
    private final long seed;

    /**
     * The rules.
     *
     * @param stratified null for true where sequences have classes
     * @param groups     the column; null for none
     * @param seed       null for 0
     */
    Drawing(Sequences sequences, Table table, Boolean stratified, String groups, Long seed) {
        boolean byClass = sequences.labels() != null && (stratified == null || stratified);
        this.classOf = byClass ? Sequences.numbered(sequences.labels()) : new int[sequences.size()];
        this.groupOf = groups == null ? null : Sequences.numbered(sequences.values(table, groups));
        this.seed = seed == null ? 0 : seed;
    }

    /**
     * Deals some sequences.
     *
     * @param some   which
     * @param shares of each place, summing to 1
     * @param number of the draw: another number, another draw
     * @return the place of each of {@code some}
     */
    int[] deal(int[] some, double[] shares, int number) {
        int[] classes = IntStream.of(some).map(i -> classOf[i]).toArray();
        int[] groups = groupOf == null
                ? null
                : renumbered(IntStream.of(some).map(i -> groupOf[i]).toArray());
        return new Deal(classes, groups, shares, seed ^ number * 0xD1B54A32D192ED03L).places();
    }

    private static int[] renumbered(int[] groups) {
        int[] places = new int[1 + IntStream.of(groups).max().orElse(0)];
        int next = 0;
        int[] renumbered = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            if (places[groups[i]] == 0) {
                places[groups[i]] = ++next;
            }
            renumbered[i] = places[groups[i]] - 1;
        }
        return renumbered;
    }
}
