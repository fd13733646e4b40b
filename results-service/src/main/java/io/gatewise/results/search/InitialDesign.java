package io.gatewise.results.search;

import io.gatewise.results.numeric.SobolPoints;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The first trials of a model-based search: evenly spread over the space, before there is anything to learn from. */
final class InitialDesign {

    private static final int LOOK_AHEAD = 64;

    private final EncodedSpace space;

    InitialDesign(EncodedSpace space) {
        this.space = space;
    }

    /** How many trials there are to be before the surrogate takes over: d + 1, at least 4, at most 12. */
    int size() {
        return Math.min(12, Math.max(4, space.dimensions() + 1));
    }

    /**
     * The study's Sobol point at {@code index}, or the first one after it that is not taken.
     *
     * @param study  draws the study's scramble
     * @param random draws a point where Sobol's are all taken
     */
    Optional<double[]> point(int index, TakenPoints taken, RandomGenerator study, RandomGenerator random) {
        if (space.dimensions() <= SobolPoints.MOST_DIMENSIONS) {
            SobolPoints sobol = new SobolPoints(space.dimensions(), study).at(index);
            for (int i = 0; i < LOOK_AHEAD; i++) {
                double[] point = space.atUnit(sobol.next());
                if (!taken.contains(point)) {
                    return Optional.of(point);
                }
            }
        }
        return new UntriedPoints(space, taken).draw(random);
    }
}
