package io.gatewise.study.store;

import io.gatewise.model.study.Evaluation;
import io.gatewise.study.ledger.Study;
import java.time.Instant;

/**
 * A study with what only users want to know.
 *
 * @param running    trials that a worker is at, the final evaluation excluded
 * @param evaluation of the test part; null if there is none
 * @param endedAt    null while it is not over
 * @param owner      whose it is; empty for nobody's
 */
public record StudyRecord(
        Study study, int running, Evaluation evaluation, Instant createdAt, Instant endedAt, String owner) {}
