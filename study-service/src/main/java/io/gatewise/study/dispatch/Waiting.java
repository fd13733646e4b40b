package io.gatewise.study.dispatch;

import io.gatewise.model.study.StudyId;
import java.time.Instant;

/**
 * A queued trial.
 *
 * @param since  when it was queued
 * @param atOnce at most so many of its study's trials are at work
 */
public record Waiting(StudyId study, int trial, Instant since, int atOnce) {}
