package io.gatewise.results.surrogate;

/**
 * What the surrogate of feasibility was fitted to.
 *
 * @param hyperparameters the most probable ones
 * @param trials          how many there were
 */
public record LabelFit(Hyperparameters hyperparameters, int trials) {}
