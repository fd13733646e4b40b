package io.gatewise.searchbench;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A problem to search: what a training would answer to a configuration.
 *
 * @param name  for tables
 * @param space where to search
 * @param loss  without noise; NaN where a configuration can't be trained
 * @param noise what a measurement adds
 */
record Surface(String name, SearchSpace space, Loss loss, Noise noise) {

    /** The noise-free loss of a configuration. */
    interface Loss {
        double at(Configuration configuration);
    }

    /** A draw of what a measurement adds to the loss. */
    interface Noise {
        double draw(RandomGenerator random);

        /** Measurements are exact. */
        static Noise none() {
            return random -> 0;
        }

        /** The same spread everywhere. */
        static Noise gaussian(double deviation) {
            return random -> deviation * random.nextGaussian();
        }

        /** As trainings behave: one in fifty seeds is a bad one. */
        static Noise ofTrainings(double deviation) {
            return random ->
                    deviation * (random.nextGaussian() + (random.nextDouble() < 0.02 ? 6 * random.nextDouble() : 0));
        }
    }

    static Surface of(String name, List<Parameter> parameters, Loss loss, Noise noise) {
        return new Surface(name, new SearchSpace(parameters), loss, noise);
    }
}
