package io.gatewise.study.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.space.Configuration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trial as users see it.
 *
 * @param state     {@code queued}, {@code running}, {@code completed}, {@code infeasible}, {@code failed}
 *                  or {@code cancelled}
 * @param attemptsLost   attempts at all rungs that were lost with their worker, or that no worker took
 * @param attemptsFailed attempts at all rungs that a worker reported as failed
 * @param score     in the objective's unit, of several the first one's; null unless completed
 * @param spread    standard deviation of the folds' scores; null unless completed with several folds
 * @param bestEpoch null unless completed
 * @param seconds   wall time of its training; null unless completed
 * @param predictedSeconds what was predicted before it was trained, for all epochs of all folds; null if nothing was
 * @param reason    why it ended so, or what its last attempt was lost to; empty if there is nothing to say
 * @param rungs     how it ended at each rung, the lowest first
 * @param start     the checkpoint that its training went on from, or why it started over; null if neither, or not ended
 * @param values    with several objectives each one's value by metric, if it completed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TrialRecord(
        int number,
        String state,
        String origin,
        Configuration configuration,
        int rung,
        int attempt,
        int attemptsLost,
        int attemptsFailed,
        Double score,
        Double spread,
        Integer bestEpoch,
        Double seconds,
        Double predictedSeconds,
        String worker,
        String reason,
        String start,
        List<RungEnd> rungs,
        Instant openedAt,
        Instant startedAt,
        Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> values) {

    public TrialRecord {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Its value of one of its study's objectives; null if it never completed. */
    public Double value(String metric) {
        return values.isEmpty() ? score : values.get(metric);
    }
}
