package io.gatewise.results.acquisition;

import io.gatewise.results.numeric.NormalTail;
import io.gatewise.results.surrogate.BestFirst;
import io.gatewise.results.surrogate.GaussianProcess;
import io.gatewise.results.surrogate.GaussianProcess.Prediction;

/**
 * The logarithm of how much better the true loss of the study's winner is expected to get. The winner is the trial with the
 * best measured loss, so with noise a lucky bad point may replace a good one: points that would win by luck alone are
 * avoided, and good ones are measured until their luck is as good. Without noise it is {@link LogExpectedImprovement}.
 *
 * <p>With y* the best measured loss, μ* what is believed of that point, μ and v = σ² the belief at x, τ² the noise, s² = v + τ²
 * and z = (y* − μ) / s, the expectation of (μ* − f) where y &lt; y* is s h(z) + (μ* − y*) Φ(z) − τ² / s φ(z), with the
 * improvement h(z) = φ(z) + z Φ(z) at unit deviation. It may be negative; the factor q that noise leaves of s h(z) is
 * replaced by exp(2q − 1) / 2 below ½, so that the logarithm exists and hopeless points are told apart.
 */
final class WinnerImprovement implements Acquisition {

    private static final double LOG_HALF = Math.log(0.5);

    private final GaussianProcess surrogate;
    private final double best;
    private final double luck;
    private final double noise;

    /**
     * The improvement expected by {@code surrogate}.
     *
     * @param surrogate knows at least one point
     */
    WinnerImprovement(GaussianProcess surrogate) {
        this.surrogate = surrogate;
        double[] measured = surrogate.lossesAtKnown();
        int winner = BestFirst.order(measured)[0];
        this.best = measured[winner];
        this.luck = surrogate.meansAtKnown()[winner] - best;
        this.noise = surrogate.hyperparameters().noiseVariance();
    }

    @Override
    public double[] values(double[][] points) {
        Prediction[] predictions = surrogate.predict(points);
        var values = new double[points.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = new Expectation(predictions[i]).value();
        }
        return values;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        var varianceGradient = new double[point.length];
        var expectation = new Expectation(surrogate.predict(point, gradient, varianceGradient));
        double byMean = expectation.byMean();
        double byVariance = expectation.byVariance();
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = byMean * gradient[j] + byVariance * varianceGradient[j];
        }
        return expectation.value();
    }

    /** The terms at one point. */
    private final class Expectation {
        private final double s;
        private final double z;
        private final double logImprovement;
        private final double slope; // Φ / h
        private final double density; // φ / h
        private final double left; // q

        Expectation(Prediction at) {
            s = Math.sqrt(at.variance() + noise);
            z = (best - at.mean()) / s;
            logImprovement = NormalTail.logImprovement(z);
            slope = NormalTail.logImprovementSlope(z);
            density = Math.exp(NormalTail.logDensity(z) - logImprovement);
            left = 1 + luck / s * slope - noise / (s * s) * density;
        }

        double value() {
            return Math.log(s) + logImprovement + (left >= 0.5 ? Math.log(left) : LOG_HALF + 2 * left - 1);
        }

        double byMean() {
            return -byZ() / s;
        }

        double byVariance() {
            double leftByS = (2 * noise / s * density - luck * slope) / (s * s);
            return (1 / s + byLeft() * leftByS - byZ() * z / s) / (2 * s);
        }

        private double byZ() {
            // ∂(Φ/h)/∂z = φ/h − (Φ/h)², ∂(φ/h)/∂z = −φ/h (z + Φ/h)
            double leftByZ = luck / s * (density - slope * slope) + noise / (s * s) * density * (z + slope);
            return slope + byLeft() * leftByZ;
        }

        private double byLeft() {
            return left >= 0.5 ? 1 / left : 2;
        }
    }
}
