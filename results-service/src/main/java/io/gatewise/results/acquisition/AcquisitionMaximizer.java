package io.gatewise.results.acquisition;

import io.gatewise.results.numeric.BoxMinimizer;
import io.gatewise.results.numeric.SobolPoints;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the most promising point that isn't taken.
 *
 * <p>A small finite space is searched completely. Otherwise: Sobol points over the whole space and random ones
 * around the best known points, then the most promising of them are refined, continuous coordinates together by
 * gradient, discrete ones one at a time, in turns.
 */
public final class AcquisitionMaximizer {

    private static final long SMALL_SPACE = 2000;
    /** So many of the points that look best are looked at closely. */
    private static final int CLOSELY = 64;

    private static final int STARTS = 4;

    /** Only the best starts are refined to the end. */
    private static final int FINALISTS = 2;

    private static final int ROUNDS = 3;
    private static final int GRADIENT_STEPS = 12;

    private final EncodedSpace space;
    private final int spread;
    private final int around;
    private final Neighbours neighbours;
    private final int[] continuous;

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
        this.continuous = IntStream.range(0, space.dimensions())
                .filter(j -> space.axes().get(j).size() == Long.MAX_VALUE)
                .toArray();
    }

    /** A point with its value. */
    private record Rated(double[] point, double value) {}

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
            return rated(acquisition::values, allPoints(), taken).stream()
                    .findFirst()
                    .map(Rated::point);
        }
        List<double[]> promising = rated(acquisition::screen, candidates(centers, random), taken).stream()
                .limit(CLOSELY)
                .map(Rated::point)
                .toList();
        List<Rated> candidates = rated(acquisition::values, promising, taken);
        List<Rated> starts = new ArrayList<>(candidates.subList(0, Math.min(STARTS, candidates.size())));
        if (!centers.isEmpty()) {
            starts.add(new Rated(centers.get(0), Double.NEGATIVE_INFINITY));
        }
        Comparator<Rated> bestFirst = Comparator.comparingDouble(Rated::value).reversed();
        List<Rated> onceRefined = starts.stream()
                .map(start -> refined(acquisition, start, taken, 1))
                .sorted(bestFirst)
                .toList();
        return Stream.concat(
                        onceRefined.stream()
                                .limit(FINALISTS)
                                .map(finalist -> refined(acquisition, finalist, taken, ROUNDS))
                                .filter(refined -> !taken.contains(refined.point())),
                        candidates.stream().limit(1))
                .min(bestFirst)
                .map(Rated::point);
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

    /** The points that aren't taken, the most promising first; of equals the first one. */
    private static List<Rated> rated(Function<double[][], double[]> value, List<double[]> points, TakenPoints taken) {
        double[][] free =
                points.stream().filter(point -> !taken.contains(point)).toArray(double[][]::new);
        double[] values = value.apply(free);
        return IntStream.range(0, free.length)
                .mapToObj(i -> new Rated(free[i], values[i]))
                .filter(rated -> !Double.isNaN(rated.value()))
                .sorted(Comparator.comparingDouble(Rated::value).reversed())
                .toList();
    }

    private Rated refined(Acquisition acquisition, Rated start, TakenPoints taken, int rounds) {
        Rated current = start;
        for (int round = 0; round < rounds; round++) {
            Rated before = current;
            current = climbed(acquisition, current);
            for (int j = 0; j < space.dimensions(); j++) {
                if (space.axes().get(j).size() < Long.MAX_VALUE && space.active(current.point())[j]) {
                    current = bestAlong(acquisition, j, current, taken);
                }
            }
            if (!(current.value() > before.value() + 1e-6)
                    || continuous.length == 0 && current.point() == before.point()) {
                break;
            }
        }
        return current;
    }

    private Rated bestAlong(Acquisition acquisition, int j, Rated current, TakenPoints taken) {
        List<Rated> along = rated(acquisition::values, neighbours.along(j, current.point()), taken);
        return along.isEmpty() || along.get(0).value() <= current.value() ? current : along.get(0);
    }

    /** Up the gradient in the continuous coordinates that are active, the others held. */
    private Rated climbed(Acquisition acquisition, Rated start) {
        boolean[] active = space.active(start.point());
        int[] free = IntStream.of(continuous).filter(j -> active[j]).toArray();
        int m = free.length;
        if (m == 0) {
            return start;
        }
        var upper = new double[m];
        Arrays.fill(upper, 1);
        var minimizer = new BoxMinimizer(new double[m], upper, GRADIENT_STEPS, 1e-5);
        double[] point = start.point().clone();
        var fullGradient = new double[point.length];
        double[] from = IntStream.of(free).mapToDouble(j -> point[j]).toArray();
        BoxMinimizer.Minimum found = minimizer.minimize(
                (x, gradient) -> {
                    for (int i = 0; i < m; i++) {
                        point[free[i]] = x[i];
                    }
                    double value = acquisition.value(point, fullGradient);
                    for (int i = 0; i < m; i++) {
                        gradient[i] = -fullGradient[free[i]];
                    }
                    return -value;
                },
                from);
        for (int i = 0; i < m; i++) {
            point[free[i]] = found.x()[i];
        }
        return -found.value() >= start.value() ? new Rated(point, -found.value()) : start;
    }
}
