package io.gatewise.results.search;

import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random points that aren't taken. */
final class UntriedPoints {

    private static final int DRAWS = 64;

    /** Constraints may leave little of a space. */
    private static final int MOST_DRAWS = 20_000;

    /** So many points of a finite space are looked at one by one. */
    private static final long MOST_POINTS = 1_000_000;

    private final EncodedSpace space;
    private final TakenPoints taken;

    UntriedPoints(EncodedSpace space, TakenPoints taken) {
        this.space = space;
        this.taken = taken;
    }

    /**
     * A point drawn from each parameter's prior, else uniformly on its scale; if chance keeps hitting taken ones, the next free one
     * from a random place on.
     *
     * @return empty only if a finite space holds no other, or constraints leave next to nothing
     */
    Optional<double[]> draw(RandomGenerator random) {
        if (taken.size() >= space.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < DRAWS; i++) {
            double[] point =
                    space.prior().point(random.doubles(space.dimensions()).toArray());
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
        }
        if (space.size() < Long.MAX_VALUE) {
            return nextFrom(random.nextLong(space.size()));
        }
        for (int i = DRAWS; i < MOST_DRAWS; i++) {
            double[] point =
                    space.prior().point(random.doubles(space.dimensions()).toArray());
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    private Optional<double[]> nextFrom(long start) {
        // without constraints one of taken + 1 different points is free
        for (long i = 0; i < Math.min(space.size(), MOST_POINTS); i++) {
            double[] point = space.point((start + i) % space.size());
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }
}
