package io.gatewise.results.search;

import io.gatewise.results.history.TrialState;
import io.gatewise.results.numeric.NormalTail;
import io.gatewise.results.space.SpacePrior;

/**
 * How much a study's author's expectation still counts: the power of the prior beside the acquisition. It fades with the
 * number of trials, and at once where the trials contradict it.
 *
 * @see <a href="https://arxiv.org/abs/2204.11051">Hvarfner et al. 2022: πBO</a>; the test of the prior is ours
 */
final class Expectation {

    /** β, after as many trials of which the prior counts once: the paper's value for a hundred trials. */
    private static final double CONFIDENCE = 10;

    private Expectation() {}

    /**
     * {@code β/n} times the doubt in its contradiction: twice the probability, at most 1, that points and losses without any
     * connection would rank each other as badly as they do (Kendall's τ). 0 where nothing is expected.
     */
    static double power(SearchProblem problem) {
        SpacePrior prior = problem.space().prior();
        if (!prior.informative()) {
            return 0;
        }
        double[][] completed = problem.points(TrialState.COMPLETED);
        double[][] infeasible = problem.points(TrialState.INFEASIBLE);
        int n = completed.length + infeasible.length;
        var expected = new double[n];
        double[] measured = problem.losses();
        var losses = new double[n];
        for (int i = 0; i < n; i++) {
            boolean ended = i < completed.length;
            expected[i] = prior.logDensity(ended ? completed[i] : infeasible[i - completed.length]);
            losses[i] = ended ? measured[i] : Double.POSITIVE_INFINITY;
        }
        return CONFIDENCE / Math.max(1, n) * believable(expected, losses);
    }

    /** min(1, 2 Φ(z)) with z = Kendall's τ of expectation and success over its deviation under independence. */
    static double believable(double[] expected, double[] losses) {
        int n = losses.length;
        if (n < 2) {
            return 1;
        }
        double concordant = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                concordant += Math.signum(expected[i] - expected[k]) * Double.compare(losses[k], losses[i]);
            }
        }
        double deviation = Math.sqrt(n * (n - 1.0) * (2 * n + 5) / 18);
        return Math.min(1, 2 * Math.exp(NormalTail.logProbability(concordant / deviation)));
    }
}
