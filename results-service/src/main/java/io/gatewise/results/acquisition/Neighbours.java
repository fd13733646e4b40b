package io.gatewise.results.acquisition;

import io.gatewise.results.space.Axis;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Points near a point: one discrete coordinate changed, or all of them a little. */
final class Neighbours {

    /** Axes of at most so many coordinates are searched completely. */
    private static final long SHORT_AXIS = 16;

    private final EncodedSpace space;

    Neighbours(EncodedSpace space) {
        this.space = space;
    }

    /**
     * {@code point} with coordinate j, a discrete one, set to other values: all of a short axis, else those 1, 2,
     * 4, … places away.
     */
    List<double[]> along(int j, double[] point) {
        Axis axis = space.axes().get(j);
        long here = axis.index(point[j]);
        var found = new ArrayList<double[]>();
        if (axis.size() <= SHORT_AXIS) {
            for (long index = 0; index < axis.size(); index++) {
                addUnless(index == here, index, axis, j, point, found);
            }
            return found;
        }
        for (long distance = 1; distance < axis.size(); distance *= 2) {
            addUnless(here - distance < 0, here - distance, axis, j, point, found);
            addUnless(here + distance >= axis.size(), here + distance, axis, j, point, found);
        }
        return found;
    }

    private void addUnless(boolean left, long index, Axis axis, int j, double[] point, List<double[]> found) {
        if (!left) {
            double[] neighbour = point.clone();
            neighbour[j] = axis.coordinate(index);
            found.add(space.canonical(neighbour));
        }
    }

    /** A random legal point around {@code point}: some coordinates moved, by steps of a random size. */
    double[] around(double[] point, RandomGenerator random) {
        int d = point.length;
        double share = Math.max(1.0 / d, random.nextDouble());
        double size = Math.pow(10, -0.5 - 2.5 * random.nextDouble());
        double[] moved = point.clone();
        int certain = random.nextInt(d);
        for (int j = 0; j < d; j++) {
            boolean stays = random.nextDouble() >= share;
            double step = random.nextGaussian() * size;
            double unit = random.nextDouble();
            if (stays && j != certain) {
                continue;
            }
            Axis axis = space.axes().get(j);
            moved[j] = axis.categorical() ? axis.atUnit(unit) : axis.atUnit(reflected(point[j] + step));
        }
        return space.canonical(moved);
    }

    private static double reflected(double coordinate) {
        double inside = coordinate < 0 ? -coordinate : coordinate;
        inside = inside > 1 ? 2 - inside : inside;
        return Math.min(1, Math.max(0, inside));
    }
}
