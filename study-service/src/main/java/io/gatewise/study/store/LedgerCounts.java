package io.gatewise.study.store;

import java.util.Map;

/**
 * How much of everything there is.
 *
 * @param studies by state
 * @param trials  by state, the final evaluations excluded
 * @param queue   queued and running work of all studies, the final evaluations included: what to scale
 *                workers by
 */
public record LedgerCounts(Map<String, Long> studies, Map<String, Long> trials, long queue) {

    /** Nothing. */
    public static final LedgerCounts NONE = new LedgerCounts(Map.of(), Map.of(), 0);

    public LedgerCounts {
        studies = Map.copyOf(studies);
        trials = Map.copyOf(trials);
    }
}
