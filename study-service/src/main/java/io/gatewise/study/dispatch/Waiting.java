package io.gatewise.study.dispatch;

import io.gatewise.model.study.StudyId;
import java.time.Instant;

/**
 * A queued trial.
 *
 * @param since  when it was queued
 * @param atOnce at most so many of its study's trials are at work
 * @param weight its study's, above 0
 */
public record Waiting(StudyId study, int trial, Instant since, int atOnce, double weight) {}
