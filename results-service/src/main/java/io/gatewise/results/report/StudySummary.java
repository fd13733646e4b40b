package io.gatewise.results.report;

/**
 * One line of the list of studies.
 *
 * @param study  its id
 * @param name   what people call it
 * @param state  {@code running}, {@code paused}, {@code evaluating}, {@code finished} or {@code cancelled}
 * @param best   the best trial, with several objectives the front's knee; null while none completed
 * @param trials how many trials have a number
 * @param ended  how many of them ended
 * @param metric the objective's metric, of several the first one's
 */
public record StudySummary(
        String study, String name, String state, BestTrial best, int trials, int ended, String metric) {}
