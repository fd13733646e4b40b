package io.gatewise.results.acquisition;

import io.gatewise.results.numeric.BoxMinimizer;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Moves a point to where the acquisition is higher: continuous coordinates together by gradient, then discrete ones
 * to neighbouring values, in turns.
 */
final class Refinement {

    private static final int GRADIENT_STEPS = 12;

    /** So many of the steps that look best are looked at closely. */
    private static final int CLOSELY = 8;

    private final EncodedSpace space;
    private final Acquisition acquisition;
    private final TakenPoints taken;
    private final Neighbours neighbours;
    private final int[] continuous;
    private final int[] discrete;

    /** Refines points of {@code space}; none is moved to a taken one by a step of a discrete coordinate. */
    Refinement(EncodedSpace space, Acquisition acquisition, TakenPoints taken) {
        this.space = space;
        this.acquisition = acquisition;
        this.taken = taken;
        this.neighbours = new Neighbours(space);
        this.continuous = axes(true);
        this.discrete = axes(false);
    }

    private int[] axes(boolean endless) {
        return IntStream.range(0, space.dimensions())
                .filter(j -> endless == (space.axes().get(j).size() == Long.MAX_VALUE))
                .toArray();
    }

    /** {@code start} after so many turns; fewer where one gains next to nothing. */
    Rated refined(Rated start, int rounds) {
        Rated current = start;
        for (int round = 0; round < rounds; round++) {
            Rated before = current;
            current = stepped(climbed(current));
            if (!(current.value() > before.value() + 1e-6)
                    || continuous.length == 0 && current.point() == before.point()) {
                break;
            }
        }
        return current;
    }

    /** Up the gradient in the continuous coordinates that are active, the others held. */
    private Rated climbed(Rated start) {
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

    /**
     * The best of: each discrete coordinate alone at another value; those that gain, put together one after the
     * other, the one that gains most first. All coordinates' neighbours are rated at once, which costs little more
     * than those of one.
     */
    private Rated stepped(Rated start) {
        boolean[] active = space.active(start.point());
        Map<double[], Integer> steps = new IdentityHashMap<>(); // to the coordinate that each changes
        var points = new ArrayList<double[]>();
        for (int j : discrete) {
            if (active[j]) {
                List<double[]> along = neighbours.along(j, start.point());
                along.forEach(step -> steps.put(step, j));
                points.addAll(along);
            }
        }
        List<Rated> better = better(points, start);
        if (better.isEmpty()) {
            return start;
        }
        List<Rated> together = better(combined(start.point(), better, steps), better.get(0));
        return together.isEmpty() ? better.get(0) : together.get(0);
    }

    private List<Rated> better(List<double[]> points, Rated than) {
        return Rated.closely(acquisition, points, taken, CLOSELY).stream()
                .takeWhile(rated -> rated.value() > than.value())
                .toList();
    }

    /** The first step with the second, with the third, …; of each coordinate its best one. */
    private List<double[]> combined(double[] start, List<Rated> better, Map<double[], Integer> steps) {
        var combined = new ArrayList<double[]>();
        var moved = new boolean[start.length];
        double[] point = start;
        for (Rated step : better) {
            int j = steps.get(step.point());
            if (!moved[j]) {
                moved[j] = true;
                double[] next = point.clone();
                next[j] = step.point()[j];
                point = space.canonical(next);
                combined.add(point);
            }
        }
        return combined.subList(Math.min(1, combined.size()), combined.size());
    }
}
