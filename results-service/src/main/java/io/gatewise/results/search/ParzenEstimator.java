package io.gatewise.results.search;

import io.gatewise.results.numeric.NormalTail;
import io.gatewise.results.space.Axis;
import io.gatewise.results.space.EncodedSpace;
import java.util.random.RandomGenerator;

/**
 * A density over the encoded space: a mixture of one kernel around each point and the space's prior. A kernel is a
 * product over coordinates: a normal density cut to [0, 1] for a number, a share for a choice.
 *
 * @see <a href="https://arxiv.org/abs/2304.11127">Watanabe 2023: TPE and its components</a>
 */
final class ParzenEstimator {

    private static final int CELLS = 256;
    private static final int REJECTIONS = 32;

    private final EncodedSpace space;
    private final long[] choices;
    private final double[][] points;
    private final double[][] columns; // points, coordinate by coordinate
    private final double[] logNorms; // of each kernel's normal factors
    private final double bandwidth;

    /**
     * The density around points.
     *
     * @param points n rows of length d; kept, not modified
     */
    ParzenEstimator(EncodedSpace space, double[][] points) {
        this.space = space;
        this.choices = space.choices();
        this.points = points;
        int n = points.length;
        int d = choices.length;
        this.bandwidth = 0.2 * Math.pow(Math.max(1, n), -1.0 / (d + 4));
        this.columns = new double[d][n];
        this.logNorms = new double[n];
        double[] table = logMasses();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                columns[j][i] = points[i][j];
                if (choices[j] == 0) {
                    double cell = points[i][j] * CELLS;
                    int below = Math.min(CELLS - 1, (int) cell);
                    double share = cell - below;
                    logNorms[i] -= (1 - share) * table[below] + share * table[below + 1];
                }
            }
        }
    }

    /** The logarithm of h √2π and the mass that [0, 1] holds of a normal density, for centres 0, 1/256, … 1. */
    private double[] logMasses() {
        var table = new double[CELLS + 1];
        for (int i = 0; i <= CELLS; i++) {
            double center = (double) i / CELLS;
            double left = Math.exp(NormalTail.logProbability(-center / bandwidth));
            double right = Math.exp(NormalTail.logProbability((center - 1) / bandwidth));
            table[i] = Math.log(1 - left - right) + Math.log(bandwidth) + 0.5 * Math.log(2 * Math.PI);
        }
        return table;
    }

    /** The logarithm of the density at a point. */
    double logDensity(double[] point) {
        int n = points.length;
        double[] logs = logNorms.clone();
        double uniform = space.prior().logDensity(point);
        for (int j = 0; j < choices.length; j++) {
            if (choices[j] == 0) {
                subtractSquares(columns[j], point[j], 0.5 / (bandwidth * bandwidth), logs);
            } else {
                uniform -= Math.log(choices[j]);
                double same = Math.log((1 + 1.0 / n) / (1 + choices[j] / (double) n));
                double other = Math.log(1.0 / n / (1 + choices[j] / (double) n));
                for (int i = 0; i < n; i++) {
                    logs[i] += columns[j][i] == point[j] ? same : other;
                }
            }
        }
        double largest = uniform;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        double sum = Math.exp(uniform - largest);
        for (double log : logs) {
            sum += log - largest > -40 ? Math.exp(log - largest) : 0;
        }
        return largest + Math.log(sum / (n + 1));
    }

    private static void subtractSquares(double[] column, double x, double weight, double[] logs) {
        for (int i = 0; i < logs.length; i++) {
            double difference = column[i] - x;
            logs[i] -= weight * (difference * difference);
        }
    }

    /** A legal point drawn from the density. */
    double[] draw(RandomGenerator random) {
        int component = random.nextInt(points.length + 1);
        if (component == points.length) {
            return space.prior().point(random.doubles(choices.length).toArray());
        }
        double[] drawn = points[component].clone();
        for (int j = 0; j < drawn.length; j++) {
            Axis axis = space.axes().get(j);
            if (choices[j] == 0) {
                drawn[j] = axis.atUnit(near(drawn[j], random));
            } else if (random.nextDouble() >= 1 / (1 + choices[j] / (double) points.length)) {
                drawn[j] = axis.atUnit(random.nextDouble());
            }
        }
        return space.canonical(drawn);
    }

    private double near(double center, RandomGenerator random) {
        for (int i = 0; i < REJECTIONS; i++) {
            double x = center + bandwidth * random.nextGaussian();
            if (x >= 0 && x <= 1) {
                return x;
            }
        }
        return random.nextDouble();
    }
}
