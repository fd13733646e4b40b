package io.gatewise.study.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Looks for identical series, or rows, in several parts; by hashes, of a million at most. */
final class LeakageScan {

    private static final int MOST = 1_000_000;
    private static final int EXAMPLES = 5;
    private static final List<String> PARTS = List.of("train", "validation", "test");

    private final String unit;
    private final LongMap seen = new LongMap();
    private final List<Leakage.Example> examples = new ArrayList<>();
    private long number;
    private long compared;
    private long count;
    private boolean known = true;

    /** @param unit {@code series} or {@code row} */
    LeakageScan(String unit) {
        this.unit = unit;
    }

    /** The next one, with its content's hash. */
    void add(String part, long hash) {
        number++;
        int index = PARTS.indexOf(part);
        known &= index >= 0;
        if (index < 0 || seen.size() >= MOST) {
            return;
        }
        compared++;
        OptionalLong earlier = seen.get(hash);
        if (earlier.isEmpty()) {
            seen.put(hash, number * PARTS.size() + index);
            return;
        }
        int otherPart = (int) (earlier.getAsLong() % PARTS.size());
        if (otherPart != index) {
            count++;
            if (examples.size() < EXAMPLES) {
                examples.add(
                        new Leakage.Example(earlier.getAsLong() / PARTS.size(), PARTS.get(otherPart), number, part));
            }
        }
    }

    /** Null if the column of parts holds something else. */
    Leakage leakage() {
        return known ? new Leakage(unit, compared, count, examples) : null;
    }
}
