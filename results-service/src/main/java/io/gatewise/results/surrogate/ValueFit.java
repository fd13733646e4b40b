package io.gatewise.results.surrogate;

/**
 * What the surrogate of losses was fitted to.
 *
 * @param hyperparameters the most probable ones
 * @param softening       how losses were softened
 */
public record ValueFit(Hyperparameters hyperparameters, Softening softening) {}
