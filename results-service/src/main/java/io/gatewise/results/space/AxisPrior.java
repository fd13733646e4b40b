package io.gatewise.results.space;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.Prior;
import io.gatewise.results.numeric.NormalTail;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A density over one coordinate, relative to the uniform one. One part in {@link #DOUBT} is uniform, so that no place is
 * ruled out by belief alone.
 */
sealed interface AxisPrior {

    /** The share of every prior that is uniform. */
    double DOUBT = 0.05;

    /** Where in [0, 1] a share in [0, 1] of the density lies; equal shares of [0, 1] for choices, as axes want them. */
    double unit(double share);

    /** Where in [0, 1] the density is highest, as axes want it. */
    double mode();

    /** The logarithm of the density at a legal coordinate, over the uniform density's. */
    double logDensity(double coordinate);

    /** Its derivative; 0 for choices. */
    double slope(double coordinate);

    /** What a parameter's prior says; uniform where it has none. */
    static AxisPrior of(Parameter parameter) {
        Prior prior = parameter.prior();
        if (prior == null) {
            return new Uniform();
        }
        if (parameter instanceof CategoricalParameter) {
            return Shares.of(prior.weights());
        }
        if (parameter.cardinality() == 1) {
            return new Uniform();
        }
        return parameter instanceof IntParameter whole
                ? CutNormal.of(whole::position, prior, whole.log())
                : CutNormal.of(((FloatParameter) parameter)::position, prior, ((FloatParameter) parameter).log());
    }

    /** No belief. */
    record Uniform() implements AxisPrior {

        @Override
        public double unit(double share) {
            return share;
        }

        @Override
        public double mode() {
            return 0.5;
        }

        @Override
        public double logDensity(double coordinate) {
            return 0;
        }

        @Override
        public double slope(double coordinate) {
            return 0;
        }
    }

    /**
     * A normal density cut to [0, 1].
     *
     * @param mean      in [0, 1]
     * @param deviation above 0
     */
    record CutNormal(double mean, double deviation) implements AxisPrior {

        static CutNormal of(DoubleUnaryOperator position, Prior prior, boolean log) {
            double mean = position.applyAsDouble(prior.center());
            return new CutNormal(mean, position.applyAsDouble(prior.above(log)) - mean);
        }

        private double probability(double z) {
            return Math.exp(NormalTail.logProbability(z));
        }

        @Override
        public double unit(double share) {
            if (share < DOUBT) {
                return share / DOUBT;
            }
            double below = probability(-mean / deviation);
            double inside = probability((1 - mean) / deviation) - below;
            double p = below + inside * (share - DOUBT) / (1 - DOUBT);
            return Math.min(1, Math.max(0, mean + deviation * NormalTail.quantile(p)));
        }

        @Override
        public double mode() {
            return mean;
        }

        /** The normal part of the density. */
        private double normal(double coordinate) {
            double inside = probability((1 - mean) / deviation) - probability(-mean / deviation);
            double z = (coordinate - mean) / deviation;
            return (1 - DOUBT) * Math.exp(NormalTail.logDensity(z)) / (deviation * inside);
        }

        @Override
        public double logDensity(double coordinate) {
            return Math.log(normal(coordinate) + DOUBT);
        }

        @Override
        public double slope(double coordinate) {
            double normal = normal(coordinate);
            return -normal / (normal + DOUBT) * (coordinate - mean) / (deviation * deviation);
        }
    }

    /**
     * A share for each choice.
     *
     * @param shares length k, above 0, their sum 1
     */
    record Shares(List<Double> shares) implements AxisPrior {

        static Shares of(List<Double> weights) {
            double sum = weights.stream().mapToDouble(weight -> weight).sum();
            return new Shares(weights.stream()
                    .map(weight -> (1 - DOUBT) * weight / sum + DOUBT / weights.size())
                    .toList());
        }

        @Override
        public double unit(double share) {
            int k = shares.size();
            int choice = 0;
            double passed = shares.get(0);
            while (choice < k - 1 && share >= passed) {
                choice++;
                passed += shares.get(choice);
            }
            return (choice + 0.5) / k;
        }

        @Override
        public double mode() {
            return (shares.indexOf(Collections.max(shares)) + 0.5) / shares.size();
        }

        @Override
        public double logDensity(double coordinate) {
            return Math.log(shares.get((int) coordinate) * shares.size());
        }

        @Override
        public double slope(double coordinate) {
            return 0;
        }
    }
}
