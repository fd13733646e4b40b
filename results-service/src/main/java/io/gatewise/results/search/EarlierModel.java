package io.gatewise.results.search;

import io.gatewise.model.study.EarlierStudy;
import io.gatewise.results.acquisition.Acquisition;
import io.gatewise.results.acquisition.EarlierImprovement;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.surrogate.BestFirst;
import io.gatewise.results.surrogate.FeasibilityModel;
import io.gatewise.results.surrogate.GaussianProcess;
import io.gatewise.results.surrogate.LossFitter;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What an earlier study teaches of the present space: surrogates of its losses and of what could be trained, over the
 * parameters that both have.
 *
 * @param study       the earlier study's id
 * @param value       of its losses
 * @param feasibility empty where all of its trials were feasible
 * @param common      which coordinates it knows, length d
 * @param elsewhere   the coordinates that its points have where it knows none, length d
 */
record EarlierModel(
        String study,
        GaussianProcess value,
        Optional<FeasibilityModel> feasibility,
        boolean[] common,
        double[] elsewhere) {

    /** Fewer losses than this say nothing. */
    static final int FEWEST = 3;

    /** So many of the present trials are told to it, those where it expects most. */
    private static final int TOLD = 60;

    /** The model of a study; empty if too few of its trials lie in what both spaces share. */
    static Optional<EarlierModel> of(EncodedSpace space, EarlierStudy study) {
        boolean[] common = common(space, study);
        List<double[]> completed = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        List<double[]> infeasible = new ArrayList<>();
        for (EarlierStudy.Trial trial : study.trials()) {
            space.place(trial.configuration()).ifPresent(point -> {
                (trial.loss() == null ? infeasible : completed).add(point);
                if (trial.loss() != null) {
                    losses.add(trial.loss());
                }
            });
        }
        if (completed.size() < FEWEST) {
            return Optional.empty();
        }
        var fitter = new SurrogateFitter(space.choices());
        double[][] points = completed.toArray(double[][]::new);
        var observations = new Observations(
                points, losses.stream().mapToDouble(Double::doubleValue).toArray());
        // the most probable member alone is used, which no draw decides
        GaussianProcess value = new LossFitter(fitter)
                .fit(observations, Optional.empty(), new SplittableRandom(0))
                .ensemble()
                .mostProbable();
        Optional<FeasibilityModel> feasibility = infeasible.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        FeasibilityModel.fit(fitter, points, infeasible.toArray(double[][]::new), Optional.empty()));
        return Optional.of(new EarlierModel(study.study(), value, feasibility, common, space.nowhere()));
    }

    private static boolean[] common(EncodedSpace space, EarlierStudy study) {
        var common = new boolean[space.dimensions()];
        for (EarlierStudy.Trial trial : study.trials()) {
            boolean[] has = space.has(trial.configuration());
            for (int j = 0; j < common.length; j++) {
                common[j] |= has[j];
            }
        }
        return common;
    }

    /** The points as it knows them. */
    private double[][] seen(double[][] points) {
        return Arrays.stream(points)
                .map(point -> EarlierImprovement.seen(point, common, elsewhere))
                .toArray(double[][]::new);
    }

    /** The losses that it expects at points of the present space, in its own unit. */
    double[] means(double[][] points) {
        return value.means(seen(points));
    }

    /**
     * The loss that it expects at one point.
     *
     * @param weight   by which its derivatives are multiplied
     * @param gradient length d; they are added to it
     */
    double mean(double[] point, double weight, double[] gradient) {
        var slopes = new double[point.length];
        double mean = value.predict(EarlierImprovement.seen(point, common, elsewhere), slopes, new double[point.length])
                .mean();
        for (int j = 0; j < slopes.length; j++) {
            gradient[j] += common[j] ? weight * slopes[j] : 0;
        }
        return mean;
    }

    /**
     * The improvement that it expects over the best of the points that were tried or are being tried here.
     *
     * @param tried may be empty: then over its own best
     */
    Acquisition improvement(double[][] tried) {
        double[] believed = means(tried);
        int[] best = BestFirst.order(believed);
        double[][] told =
                seen(IntStream.of(best).limit(TOLD).mapToObj(i -> tried[i]).toArray(double[][]::new));
        double incumbent =
                tried.length == 0 ? Arrays.stream(value.meansAtKnown()).min().orElseThrow() : believed[best[0]];
        GaussianProcess surrogate =
                value.withFantasies(told, new double[1][told.length]).get(0); // told as its own means
        return new EarlierImprovement(surrogate, incumbent, feasibility, common, elsewhere);
    }
}
