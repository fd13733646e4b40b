package io.gatewise.results.surrogate;

import java.util.Optional;

/**
 * What the surrogate of losses was fitted to.
 *
 * @param hyperparameters the most probable ones
 * @param softening       how losses were softened
 * @param warping         how coordinates were warped; empty for those as they are
 * @param curvature       how much less probable others are, when softening was last chosen; empty if that isn't known
 */
public record ValueFit(
        Hyperparameters hyperparameters,
        Softening softening,
        Optional<Warping> warping,
        Optional<Curvature> curvature) {

    public ValueFit {
        curvature.ifPresent(known -> {
            if (known.rows() != hyperparameters.values().length) {
                throw new IllegalArgumentException(
                        "need a curvature of " + hyperparameters.values().length + " rows, got " + known.rows());
            }
        });
    }
}
