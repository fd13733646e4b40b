package io.gatewise.study.store;

import io.gatewise.model.study.Evaluation;
import io.gatewise.study.ledger.Study;
import java.time.Instant;

/**
 * A study with what only users want to know.
 *
 * @param running    trials that a worker is at, the final evaluation excluded
 * @param attemptsLost   attempts lost with their worker, over all trials
 * @param attemptsFailed attempts that a worker reported as failed, over all trials
 * @param evaluation of the test part; null if there is none
 * @param endedAt    null while it is not over
 * @param owner      whose it is; empty for nobody's
 */
public record StudyRecord(
        Study study,
        int running,
        int attemptsLost,
        int attemptsFailed,
        Evaluation evaluation,
        Instant createdAt,
        Instant endedAt,
        String owner) {}
