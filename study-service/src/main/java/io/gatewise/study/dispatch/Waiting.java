package io.gatewise.study.dispatch;

import io.gatewise.model.study.StudyId;
import java.time.Instant;

/**
 * A queued trial.
 *
 * @param since when it was queued
 */
public record Waiting(StudyId study, int trial, Instant since) {}
