package io.gatewise.results.acquisition;

import io.gatewise.results.numeric.NormalTail;
import io.gatewise.results.pareto.FreeCells;
import java.util.Arrays;

/**
 * The volume that one more point is expected to add to a front, where its m losses are independent and normal.
 *
 * <p>With h(a) = E max(a - y, 0), the improvement in a box from l to u is the product over the losses of h(u) - h(l), and
 * boxes add up. Each h is taken relative to that of the reference, whose logarithm is added in the end. Where the sum
 * underflows all the same, far from the front, it is added up in logarithms: a search that sees 0 everywhere has nowhere to go.
 *
 * @see <a href="https://arxiv.org/abs/1812.05917">Yang et al. 2019: expected hypervolume improvement by boxes</a>
 * @see <a href="https://arxiv.org/abs/2310.20708">Ament et al. 2023: its logarithm</a>
 */
final class CellImprovement {

    /** Sums above this have lost nothing to underflow that matters. */
    private static final double SAFE = 1e-200;

    private final FreeCells cells;
    private final int m;

    CellImprovement(FreeCells cells) {
        this.cells = cells;
        this.m = cells.dimensions();
    }

    /**
     * The logarithm of the expected volume.
     *
     * @param mean      length m
     * @param deviation length m, above 0
     */
    double log(double[] mean, double[] deviation) {
        return new At(mean, deviation).log();
    }

    /**
     * The same with its derivatives.
     *
     * @param byMean      length m; overwritten
     * @param byDeviation length m; overwritten
     */
    double log(double[] mean, double[] deviation, double[] byMean, double[] byDeviation) {
        var at = new At(mean, deviation);
        Arrays.fill(byMean, 0);
        Arrays.fill(byDeviation, 0);
        at.slopes(mean, deviation);
        return at.log(byMean, byDeviation);
    }

    /** log Σ exp(term). */
    private static double logSum(double[] terms) {
        double largest = Arrays.stream(terms).max().orElseThrow();
        return largest
                + Math.log(Arrays.stream(terms)
                        .map(term -> Math.exp(term - largest))
                        .sum());
    }

    /** What h is at each value of the grid. */
    private final class At {

        private final double[][] logs = new double[m][]; // log h
        private final double[][] relative = new double[m][]; // h over that of the reference, the largest
        private final double[][] byMean = new double[m][]; // the derivatives of log h
        private final double[][] byDeviation = new double[m][];
        private double logOfReference;

        At(double[] mean, double[] deviation) {
            for (int j = 0; j < m; j++) {
                double[] grid = cells.grid(j);
                logs[j] = new double[grid.length];
                relative[j] = new double[grid.length];
                for (int k = 0; k < grid.length; k++) {
                    logs[j][k] = Math.log(deviation[j]) + NormalTail.logImprovement((grid[k] - mean[j]) / deviation[j]);
                }
                double last = logs[j][grid.length - 1];
                for (int k = 0; k < grid.length; k++) {
                    relative[j][k] = Math.exp(logs[j][k] - last);
                }
                logOfReference += last;
            }
        }

        /** ∂ log h / ∂μ = -s/σ and ∂ log h / ∂σ = (1 - s z)/σ, with the slope s of {@link NormalTail}. */
        void slopes(double[] mean, double[] deviation) {
            for (int j = 0; j < m; j++) {
                double[] grid = cells.grid(j);
                byMean[j] = new double[grid.length];
                byDeviation[j] = new double[grid.length];
                for (int k = 0; k < grid.length; k++) {
                    double z = (grid[k] - mean[j]) / deviation[j];
                    double slope = NormalTail.logImprovementSlope(z);
                    byMean[j][k] = -slope / deviation[j];
                    byDeviation[j][k] = (1 - slope * z) / deviation[j];
                }
            }
        }

        double log() {
            double sum = 0;
            for (int box = 0; box < cells.size(); box++) {
                double volume = 1;
                for (int j = 0; j < m; j++) {
                    volume *= difference(relative, box, j);
                }
                sum += volume;
            }
            return sum > SAFE ? Math.log(sum) + logOfReference : logSum(logTerms());
        }

        double log(double[] meanGradient, double[] deviationGradient) {
            double log = log();
            if (log - logOfReference <= Math.log(SAFE)) {
                return inLogarithms(log, meanGradient, deviationGradient);
            }
            double sum = Math.exp(log - logOfReference);
            for (int box = 0; box < cells.size(); box++) {
                for (int j = 0; j < m; j++) {
                    double others = 1 / sum;
                    for (int i = 0; i < m; i++) {
                        others *= i == j ? 1 : difference(relative, box, i);
                    }
                    meanGradient[j] += others * change(byMean, box, j);
                    deviationGradient[j] += others * change(byDeviation, box, j);
                }
            }
            return log;
        }

        /** How fast a box's side grows, by a derivative of log h. */
        private double change(double[][] slopes, int box, int j) {
            int high = cells.upper(box, j);
            int low = cells.lower(box, j);
            return relative[j][high] * slopes[j][high] - (low < 0 ? 0 : relative[j][low] * slopes[j][low]);
        }

        private double difference(double[][] values, int box, int j) {
            int low = cells.lower(box, j);
            return values[j][cells.upper(box, j)] - (low < 0 ? 0 : values[j][low]);
        }

        private double inLogarithms(double total, double[] meanGradient, double[] deviationGradient) {
            double[] terms = logTerms();
            for (int box = 0; box < terms.length; box++) {
                double share = Math.exp(terms[box] - total);
                for (int j = 0; j < m && share > 0; j++) {
                    double side = logDifference(box, j);
                    int high = cells.upper(box, j);
                    int low = cells.lower(box, j);
                    double above = share * Math.exp(logs[j][high] - side);
                    double below = low < 0 ? 0 : share * Math.exp(logs[j][low] - side);
                    meanGradient[j] += above * byMean[j][high] - (low < 0 ? 0 : below * byMean[j][low]);
                    deviationGradient[j] += above * byDeviation[j][high] - (low < 0 ? 0 : below * byDeviation[j][low]);
                }
            }
            return total;
        }

        private double[] logTerms() {
            var terms = new double[cells.size()];
            for (int box = 0; box < terms.length; box++) {
                for (int j = 0; j < m; j++) {
                    terms[box] += logDifference(box, j);
                }
            }
            return terms;
        }

        /** log(h(u) - h(l)). */
        private double logDifference(int box, int j) {
            double high = logs[j][cells.upper(box, j)];
            int low = cells.lower(box, j);
            return low < 0 ? high : high + Math.log(-Math.expm1(logs[j][low] - high));
        }
    }
}
