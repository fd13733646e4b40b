package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * How the space is searched and how long.
 *
 * @param algorithm     who proposes; null for {@link Algorithm#BAYESIAN}
 * @param maxTrials     exactly so many trials are numbered, at least 1; null for 20
 * @param parallelism   at most so many trials are open at once, at least 1; null for 2
 * @param seed          every draw of the search and of the training follows from it; null for 0
 * @param defaultsFirst whether trial 1 is the trainer's default settings; null for true
 * @param weight        its share of the workers, beside other studies' weights, in (0, 1000]; null for 1
 * @param stop          when it ends before its budget does; null for {@link StopWhen#never}
 * @param fidelity      in which steps trials are trained; null to train each to its end
 * @param improvement   what a Bayesian search weighs the improvement by that it expects; null for {@link Improvement#PER_TRIAL}
 */
public record Search(
        Algorithm algorithm,
        Integer maxTrials,
        Integer parallelism,
        Long seed,
        Boolean defaultsFirst,
        Double weight,
        @JsonInclude(JsonInclude.Include.NON_NULL) StopWhen stop,
        @JsonInclude(JsonInclude.Include.NON_NULL) Fidelity fidelity,
        @JsonInclude(JsonInclude.Include.NON_NULL) Improvement improvement) {

    /** The largest budget of one study. */
    public static final int MOST_TRIALS = 1_000_000;

    /** The largest parallelism of one study. */
    public static final int MOST_AT_ONCE = 1000;

    /** The largest weight of one study. */
    public static final double MOST_WEIGHT = 1000;

    /** Who proposes configurations. */
    public enum Algorithm {
        /** Uniform on each parameter's scale. */
        @JsonProperty("random")
        RANDOM,
        /** Gaussian process and expected improvement. */
        @JsonProperty("bayesian")
        BAYESIAN,
        /** Parzen estimators of good and bad trials. */
        @JsonProperty("tpe")
        TPE,
        /** Scrambled Sobol points. */
        @JsonProperty("sobol")
        SOBOL,
        /** Every point once; needs a space without continuous parameters. */
        @JsonProperty("grid")
        GRID,
        /** One of the others, by space and budget. */
        @JsonProperty("auto")
        AUTO;

        /** The name in specs and reports. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What improvement is weighed by. */
    public enum Improvement {
        /** Each trial counts the same. */
        @JsonProperty("per-trial")
        PER_TRIAL,
        /** A trial counts as much as it is expected to take. */
        @JsonProperty("per-second")
        PER_SECOND
    }

    public Search {
        algorithm = algorithm == null ? Algorithm.BAYESIAN : algorithm;
        maxTrials = maxTrials == null ? 20 : maxTrials;
        parallelism = parallelism == null ? 2 : parallelism;
        seed = seed == null ? 0L : seed;
        defaultsFirst = defaultsFirst == null || defaultsFirst;
        weight = weight == null ? 1.0 : weight;
        stop = stop == null ? StopWhen.never() : stop;
        if (maxTrials < 1 || maxTrials > MOST_TRIALS) {
            throw new IllegalArgumentException("maxTrials: need 1 to " + MOST_TRIALS + ", got " + maxTrials);
        }
        if (parallelism < 1 || parallelism > MOST_AT_ONCE) {
            throw new IllegalArgumentException("parallelism: need 1 to " + MOST_AT_ONCE + ", got " + parallelism);
        }
        if (!(weight > 0 && weight <= MOST_WEIGHT)) {
            throw new IllegalArgumentException(
                    "weight: need a number above 0 and at most " + MOST_WEIGHT + ", got " + weight);
        }
    }

    /** A search of ordinary weight that its budget ends, with trials that are trained to their end at once. */
    public Search(Algorithm algorithm, Integer maxTrials, Integer parallelism, Long seed, Boolean defaultsFirst) {
        this(algorithm, maxTrials, parallelism, seed, defaultsFirst, null, null, null, null);
    }

    /** Whether improvement counts for each second that a trial is expected to take. */
    public boolean weighsSeconds() {
        return improvement == Improvement.PER_SECOND;
    }

    /** The same that weighs improvement otherwise. */
    public Search withImprovement(Improvement other) {
        return new Search(algorithm, maxTrials, parallelism, seed, defaultsFirst, weight, stop, fidelity, other);
    }

    /** The seed of a trial's training: the same for the same study seed and number. */
    public long trialSeed(int number) {
        // splitmix64's finaliser (Steele et al. 2014): neighbouring numbers get unrelated seeds
        long mixed = seed + 0x9E3779B97F4A7C15L * (number + 1L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The same with nobody to ask for default settings. */
    Search withoutDefaultsFirst() {
        return new Search(algorithm, maxTrials, parallelism, seed, false, weight, stop, fidelity, improvement);
    }

    /** The same with another budget. */
    public Search withMaxTrials(int other) {
        return new Search(algorithm, other, parallelism, seed, defaultsFirst, weight, stop, fidelity, improvement);
    }

    /** The same with another end. */
    public Search withStop(StopWhen other) {
        return new Search(algorithm, maxTrials, parallelism, seed, defaultsFirst, weight, other, fidelity, improvement);
    }

    /** The same with another width. */
    public Search withParallelism(int other) {
        return new Search(algorithm, maxTrials, other, seed, defaultsFirst, weight, stop, fidelity, improvement);
    }

    /** The same with trials that are trained in these steps. */
    public Search withFidelity(Fidelity other) {
        return new Search(algorithm, maxTrials, parallelism, seed, defaultsFirst, weight, stop, other, improvement);
    }

    /** The search that happens where a spec names none. */
    public static Search standard() {
        return new Search(null, null, null, null, null);
    }
}
