package io.gatewise.study.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.space.Configuration;
import java.time.Instant;
import java.util.List;

/**
 * A trial as users see it.
 *
 * @param state     {@code queued}, {@code running}, {@code completed}, {@code infeasible}, {@code failed}
 *                  or {@code cancelled}
 * @param score     in the objective's unit; null unless completed
 * @param spread    standard deviation of the folds' scores; null unless completed with several folds
 * @param bestEpoch null unless completed
 * @param seconds   wall time of its training; null unless completed
 * @param predictedSeconds what was predicted before it was trained, for all epochs of all folds; null if nothing was
 * @param reason    why it ended so, or what its last attempt was lost to; empty if there is nothing to say
 * @param rungs     how it ended at each rung, the lowest first
 * @param start     the checkpoint that its training went on from, or why it started over; null if neither, or not ended
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TrialRecord(
        int number,
        String state,
        String origin,
        Configuration configuration,
        int rung,
        int attempt,
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
        Instant endedAt) {}
