package io.gatewise.worker.validation;

import io.gatewise.worker.data.RowRange;

/**
 * The parts of a table: each row is in one of them at most.
 *
 * @param training   rows whose values the network learns
 * @param validation rows that tell when to stop and how good a trial is
 * @param test       rows kept for the final evaluation; empty where there is none
 */
public record Split(RowRange training, RowRange validation, RowRange test) {}
