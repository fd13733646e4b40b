package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.NormalTail;
import java.util.Arrays;
import java.util.Optional;

/**
 * How likely a configuration can be trained at all: a Gaussian process on labels, 1 where a trial completed and 0
 * where it was infeasible, squashed by Φ.
 *
 * <p>Far from every trial the probability is about the share of trials that completed.
 *
 * @see <a href="http://gaussianprocess.org/gpml/chapters/RW6.pdf">Rasmussen and Williams 2006, §6.5: least-squares
 *     classification</a>
 */
public final class FeasibilityModel {

    private final GaussianProcess labels;
    private final double threshold;
    private final LabelFit fit;

    private FeasibilityModel(GaussianProcess labels, double threshold, LabelFit fit) {
        this.labels = labels;
        this.threshold = threshold;
        this.fit = fit;
    }

    /**
     * The model of completed and infeasible points.
     *
     * @param completed  at least one row of length d
     * @param infeasible at least one row of length d
     * @param last       the fit before; with many trials its hyper-parameters stand until there are some more
     */
    public static FeasibilityModel fit(
            SurrogateFitter fitter, double[][] completed, double[][] infeasible, Optional<LabelFit> last) {
        double[][] points = Arrays.copyOf(completed, completed.length + infeasible.length);
        System.arraycopy(infeasible, 0, points, completed.length, infeasible.length);
        var values = new double[points.length];
        Arrays.fill(values, 0, completed.length, 1);
        var observations = new Observations(points, values);
        int n = points.length;
        int m = fitter.prior().size();
        Optional<LabelFit> before = last.filter(fit -> fit.hyperparameters().values().length == m);
        Optional<LabelFit> standing = before.filter(fit -> n > SurrogateFitter.MANY && !Renewal.due(fit.trials(), n));
        GaussianProcess labels = standing.isPresent()
                ? fitter.fitted(observations, standing.get().hyperparameters())
                : fitter.fit(observations, before.map(LabelFit::hyperparameters));
        var scale = Standardization.of(values);
        return new FeasibilityModel(
                labels,
                (0.5 - scale.mean()) / scale.deviation(),
                standing.orElseGet(() -> new LabelFit(labels.hyperparameters(), n)));
    }

    /** What the process on labels was fitted to. */
    public LabelFit numbers() {
        return fit;
    }

    /** log P(feasible) at many points, length m. */
    public double[] logProbability(double[][] points) {
        return Arrays.stream(labels.predict(points))
                .mapToDouble(p -> NormalTail.logProbability(margin(p)))
                .toArray();
    }

    /**
     * log P(feasible) at one point.
     *
     * @param gradient length d; the derivatives are added to it
     */
    public double logProbability(double[] point, double[] gradient) {
        var meanGradient = new double[point.length];
        var varianceGradient = new double[point.length];
        GaussianProcess.Prediction at = labels.predict(point, meanGradient, varianceGradient);
        double margin = margin(at);
        double slope = NormalTail.hazard(margin);
        double variance = spread(at);
        for (int j = 0; j < point.length; j++) {
            gradient[j] +=
                    slope * (meanGradient[j] / Math.sqrt(variance) - 0.5 * margin * varianceGradient[j] / variance);
        }
        return NormalTail.logProbability(margin);
    }

    private double margin(GaussianProcess.Prediction at) {
        return (at.mean() - threshold) / Math.sqrt(spread(at));
    }

    private double spread(GaussianProcess.Prediction at) {
        return at.variance() + labels.hyperparameters().noiseVariance();
    }
}
