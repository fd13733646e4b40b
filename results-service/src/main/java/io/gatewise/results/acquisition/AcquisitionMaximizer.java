package io.gatewise.results.acquisition;

import io.gatewise.results.numeric.SobolPoints;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Finds the most promising point that isn't taken.
 *
 * <p>A small finite space is searched completely. Otherwise: Sobol points over the whole space and random ones
 * around the best known points, then the most promising of them are refined, continuous coordinates together by
 * gradient, discrete ones one at a time, in turns. Most of the way there leads {@link Acquisition#rough}.
 */
public final class AcquisitionMaximizer {

    private static final long SMALL_SPACE = 2000;

    /** So many of the points that look best are looked at closely. */
    private static final int CLOSELY = 64;

    private static final int STARTS = 4;

    /** Only so many are refined to the end. */
    private static final int FINALISTS = 2;

    private static final int ROUNDS = 3;

    private final EncodedSpace space;
    private final int spread;
    private final int around;
    private final Neighbours neighbours;

    /**
     * A maximiser for points of {@code space}.
     *
     * @param spread how many points over the whole space are looked at
     * @param around how many around the best known points
     */
    public AcquisitionMaximizer(EncodedSpace space, int spread, int around) {
        this.space = space;
        this.spread = spread;
        this.around = around;
        this.neighbours = new Neighbours(space);
    }

    /**
     * The most promising point.
     *
     * @param centers good points, the best first, around which to look closer
     * @param random  draws the candidates
     * @return empty if every point that was looked at is taken
     */
    public Optional<double[]> best(
            Acquisition acquisition, List<double[]> centers, TakenPoints taken, RandomGenerator random) {
        if (space.size() <= SMALL_SPACE) {
            return Rated.bestFirst(acquisition::values, allPoints(), taken).stream()
                    .findFirst()
                    .map(Rated::point);
        }
        List<Rated> candidates = Rated.closely(acquisition, candidates(centers, random), taken, CLOSELY);
        Stream<double[]> starts = Stream.concat(
                candidates.stream().limit(STARTS).map(Rated::point),
                centers.stream().limit(1));
        var refinement = new Refinement(space, acquisition, taken);
        return Stream.concat(
                        refinedRoughly(starts.toList(), acquisition, taken)
                                .limit(FINALISTS)
                                .map(finalist -> refinement.refined(finalist, ROUNDS))
                                .filter(refined -> !taken.contains(refined.point())),
                        candidates.stream().limit(1))
                .min(Rated.BEST_FIRST)
                .map(Rated::point);
    }

    /** Where the starts lead to, the most promising first. */
    private Stream<Rated> refinedRoughly(List<double[]> starts, Acquisition acquisition, TakenPoints taken) {
        Acquisition rough = acquisition.rough();
        var refinement = new Refinement(space, rough, taken);
        List<double[]> refined = Rated.each(rough::values, starts)
                .map(start -> refinement.refined(start, 1).point())
                .toList();
        return Rated.each(acquisition::values, refined).sorted(Rated.BEST_FIRST);
    }

    private List<double[]> allPoints() {
        var points = new ArrayList<double[]>();
        for (long index = 0; index < space.size(); index++) {
            points.add(space.point(index));
        }
        return points;
    }

    private List<double[]> candidates(List<double[]> centers, RandomGenerator random) {
        var points = new ArrayList<double[]>(spread + around);
        if (space.dimensions() <= SobolPoints.MOST_DIMENSIONS) {
            var sobol = new SobolPoints(space.dimensions(), random);
            for (int i = 0; i < spread; i++) {
                points.add(space.atUnit(sobol.next()));
            }
        }
        while (points.size() < spread) {
            points.add(space.atUnit(random.doubles(space.dimensions()).toArray()));
        }
        for (int i = 0; i < around && !centers.isEmpty(); i++) {
            points.add(neighbours.around(centers.get(i % centers.size()), random));
        }
        return points;
    }
}
