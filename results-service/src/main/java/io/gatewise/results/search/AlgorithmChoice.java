package io.gatewise.results.search;

import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.Search.Algorithm;

/**
 * Who proposes in a study, and why.
 *
 * @param algorithm never {@link Algorithm#AUTO}
 * @param reason    a sentence for people
 */
public record AlgorithmChoice(Algorithm algorithm, String reason) {

    /** More coordinates than this leave a Gaussian process nothing to learn within an ordinary budget. */
    private static final int MOST_DIMENSIONS = 40;

    /** Larger budgets mean cheap trials, for which the quicker algorithm suffices. */
    private static final int MOST_TRIALS = 2000;

    /** What {@code search} asks for, or where it leaves the choice, what suits space and budget. */
    public static AlgorithmChoice of(Search search, SearchSpace space) {
        if (search.algorithm() != Algorithm.AUTO) {
            return new AlgorithmChoice(search.algorithm(), "as the spec says");
        }
        long points = space.cardinality();
        if (points <= search.maxTrials()) {
            return new AlgorithmChoice(
                    Algorithm.GRID, "the budget of " + search.maxTrials() + " trials holds all " + points + " points");
        }
        if (search.parallelism() >= search.maxTrials()) {
            return new AlgorithmChoice(
                    Algorithm.SOBOL,
                    "all " + search.maxTrials() + " trials run at once, so that none can learn from another");
        }
        if (space.dimensions() > MOST_DIMENSIONS) {
            return new AlgorithmChoice(
                    Algorithm.TPE, space.dimensions() + " parameters are too many for a Gaussian process");
        }
        if (search.maxTrials() > MOST_TRIALS) {
            return new AlgorithmChoice(
                    Algorithm.TPE, search.maxTrials() + " trials are too many for a Gaussian process of them all");
        }
        return new AlgorithmChoice(
                Algorithm.BAYESIAN,
                "a budget of " + search.maxTrials() + " trials in " + space.dimensions()
                        + " dimensions is where a Gaussian process learns most from each");
    }
}
