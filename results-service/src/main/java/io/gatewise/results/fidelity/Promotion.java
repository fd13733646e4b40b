package io.gatewise.results.fidelity;

import io.gatewise.model.study.Rung;

/**
 * A trial that goes on.
 *
 * @param trial its number
 * @param rung  to which rung
 */
public record Promotion(int trial, Rung rung) {}
