package io.gatewise.results.acquisition;

import io.gatewise.results.surrogate.FeasibilityModel;
import io.gatewise.results.surrogate.GaussianProcess;
import java.util.Arrays;
import java.util.Optional;

/**
 * The improvement that an earlier study's surrogate expects, over what it believes of the best point tried in the present one;
 * times the probability that the point was feasible there. Coordinates that the earlier study doesn't know make no
 * difference.
 *
 * @see <a href="https://doi.org/10.1007/s10994-017-5684-y">Wistuba et al. 2018: transfer acquisition function</a>
 */
public final class EarlierImprovement implements Acquisition {

    private final LogExpectedImprovement improvement;
    private final Optional<FeasibilityModel> earlier;
    private final boolean[] common;
    private final double[] elsewhere;

    /**
     * The improvement over {@code incumbent}.
     *
     * @param surrogate that of the earlier study, told where the present one has looked
     * @param incumbent in the surrogate's units
     * @param common    which coordinates the earlier study knows, length d
     * @param elsewhere what stands for the others, length d
     */
    public EarlierImprovement(
            GaussianProcess surrogate,
            double incumbent,
            Optional<FeasibilityModel> earlier,
            boolean[] common,
            double[] elsewhere) {
        this.improvement = new LogExpectedImprovement(surrogate, incumbent);
        this.earlier = earlier;
        this.common = common;
        this.elsewhere = elsewhere;
    }

    /** A point as an earlier study knows it. */
    public static double[] seen(double[] point, boolean[] common, double[] elsewhere) {
        double[] seen = point.clone();
        for (int j = 0; j < seen.length; j++) {
            seen[j] = common[j] ? seen[j] : elsewhere[j];
        }
        return seen;
    }

    @Override
    public double[] values(double[][] points) {
        double[][] seen = Arrays.stream(points)
                .map(point -> seen(point, common, elsewhere))
                .toArray(double[][]::new);
        double[] values = improvement.values(seen);
        earlier.ifPresent(model -> add(model.logProbability(seen), values));
        return values;
    }

    private static void add(double[] more, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] += more[i];
        }
    }

    @Override
    public double value(double[] point, double[] gradient) {
        double[] seen = seen(point, common, elsewhere);
        double value = improvement.value(seen, gradient);
        if (earlier.isPresent()) {
            value += earlier.get().logProbability(seen, gradient);
        }
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = common[j] ? gradient[j] : 0;
        }
        return value;
    }
}
