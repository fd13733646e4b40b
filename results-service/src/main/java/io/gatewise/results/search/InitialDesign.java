package io.gatewise.results.search;

import io.gatewise.results.numeric.SobolPoints;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/** The first trials of a model-based search: evenly spread over the space, before there is anything to learn from. */
final class InitialDesign {

    private static final int LOOK_AHEAD = 64;

    private final EncodedSpace space;
    private final IntPredicate expected;

    private InitialDesign(EncodedSpace space, IntPredicate expected) {
        this.space = space;
        this.expected = expected;
    }

    /** Every other point lies where good ones are expected, the others wherever: the expectation may be wrong. */
    static InitialDesign ofModel(EncodedSpace space) {
        return new InitialDesign(space, index -> index % 2 == 0);
    }

    /** All points lie where good ones are expected. */
    static InitialDesign expected(EncodedSpace space) {
        return new InitialDesign(space, index -> true);
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
                double[] unit = sobol.next();
                double[] point = expected.test(index) ? space.prior().point(unit) : space.atUnit(unit);
                if (!taken.contains(point)) {
                    return Optional.of(point);
                }
            }
        }
        return new UntriedPoints(space, taken).draw(random);
    }
}
