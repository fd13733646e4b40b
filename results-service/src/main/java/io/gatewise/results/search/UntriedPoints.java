package io.gatewise.results.search;

import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random points that aren't taken. */
final class UntriedPoints {

    private static final int DRAWS = 64;

    private final EncodedSpace space;
    private final TakenPoints taken;

    UntriedPoints(EncodedSpace space, TakenPoints taken) {
        this.space = space;
        this.taken = taken;
    }

    /**
     * A point drawn uniformly on each parameter's scale; if chance keeps hitting taken ones, the next free one
     * from a random place on.
     *
     * @return empty only if a finite space holds no other
     */
    Optional<double[]> draw(RandomGenerator random) {
        if (taken.size() >= space.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < DRAWS; i++) {
            double[] point = space.atUnit(random.doubles(space.dimensions()).toArray());
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
        }
        return space.size() == Long.MAX_VALUE ? Optional.empty() : nextFrom(random.nextLong(space.size()));
    }

    private Optional<double[]> nextFrom(long start) {
        // among taken + 1 different points one is free
        for (long i = 0; i <= taken.size(); i++) {
            double[] point = space.point((start + i) % space.size());
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }
}
