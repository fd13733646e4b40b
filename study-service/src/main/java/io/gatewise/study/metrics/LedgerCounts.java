package io.gatewise.study.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How much of everything there is.
 *
 * @param studies by state
 * @param trials  by state, the final evaluations excluded
 * @param queue   queued and running work of all studies, the final evaluations included: what to scale
 *                workers by
 * @param oldest  since when the work that has waited longest waits for a worker; null if none waits
 * @param targets of the newest studies that go on, how many trials each may have
 */
public record LedgerCounts(
        Map<String, Long> studies, Map<String, Long> trials, long queue, Instant oldest, List<Target> targets) {

    /** Nothing. */
    public static final LedgerCounts NONE = new LedgerCounts(Map.of(), Map.of(), 0, null, List.of());

    public LedgerCounts {
        studies = Map.copyOf(studies);
        trials = Map.copyOf(trials);
        targets = List.copyOf(targets);
    }

    /** How many trials a study may have. */
    public record Target(String study, String name, int trials) {}
}
