package io.gatewise.results.acquisition;

import io.gatewise.results.numeric.NormalTail;
import io.gatewise.results.surrogate.GaussianProcess;
import io.gatewise.results.surrogate.GaussianProcess.Prediction;
import java.util.Arrays;

/**
 * Log expected improvement over the best belief, plus the log probability that the point is feasible.
 *
 * <p>With noise the best observation is the luckiest, so the incumbent is the lowest posterior mean among the
 * points that the process knows, pending ones included.
 *
 * @see <a href="https://arxiv.org/abs/2310.20708">Ament et al. 2023</a>
 */
public final class LogExpectedImprovement implements Acquisition {

    private final GaussianProcess surrogate;
    private final double incumbent;

    /**
     * The improvement expected by {@code surrogate}.
     *
     * @param surrogate   knows at least one point
     */
    public LogExpectedImprovement(GaussianProcess surrogate) {
        this(surrogate, Arrays.stream(surrogate.meansAtKnown()).min().orElseThrow());
    }

    /** The improvement over {@code incumbent}, in the surrogate's units. */
    LogExpectedImprovement(GaussianProcess surrogate, double incumbent) {
        this.surrogate = surrogate;
        this.incumbent = incumbent;
    }

    /** The lowest posterior mean among the known points, in standardised units. */
    public double incumbent() {
        return incumbent;
    }

    @Override
    public double[] values(double[][] points) {
        Prediction[] predictions = surrogate.predict(points);
        var values = new double[points.length];
        for (int i = 0; i < values.length; i++) {
            double deviation = Math.sqrt(predictions[i].variance());
            values[i] =
                    Math.log(deviation) + NormalTail.logImprovement((incumbent - predictions[i].mean()) / deviation);
        }
        return values;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        var varianceGradient = new double[point.length];
        Prediction at = surrogate.predict(point, gradient, varianceGradient);
        double deviation = Math.sqrt(at.variance());
        double z = (incumbent - at.mean()) / deviation;
        double slope = NormalTail.logImprovementSlope(z);
        for (int j = 0; j < gradient.length; j++) {
            // ∂σ = ∂v / 2σ; ∂z = −∂μ / σ − z ∂σ / σ
            double byDeviation = varianceGradient[j] / (2 * at.variance());
            gradient[j] = byDeviation * (1 - slope * z) - slope * gradient[j] / deviation;
        }
        return Math.log(deviation) + NormalTail.logImprovement(z);
    }
}
