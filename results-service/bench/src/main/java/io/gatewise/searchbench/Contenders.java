package io.gatewise.searchbench;

import io.gatewise.results.search.BayesianSampler;
import io.gatewise.results.search.FitTimer;
import io.gatewise.results.search.RandomSampler;
import io.gatewise.results.search.Sampler;
import io.gatewise.results.search.SobolSampler;
import io.gatewise.results.search.TpeSampler;
import java.util.Map;
import java.util.TreeMap;

/** The samplers by the names that a spec gives them. */
final class Contenders {

    private static final Map<String, Sampler> ALL = new TreeMap<>(Map.of(
            "random", new RandomSampler(),
            "bayesian", new BayesianSampler(FitTimer.none()),
            "tpe", new TpeSampler(),
            "sobol", new SobolSampler()));

    private Contenders() {}

    /**
     * The sampler of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Sampler named(String name) {
        Sampler sampler = ALL.get(name);
        if (sampler == null) {
            throw new IllegalArgumentException("need one of " + ALL.keySet() + ", got " + name);
        }
        return sampler;
    }
}
