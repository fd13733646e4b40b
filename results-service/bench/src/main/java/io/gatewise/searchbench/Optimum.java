package io.gatewise.searchbench;

import io.gatewise.model.space.Configuration;
import io.gatewise.results.space.Axis;
import io.gatewise.results.space.EncodedSpace;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A surface's lowest loss: many random points, and the best of them moved downhill without noise. */
final class Optimum {

    private static final int POINTS = 100_000;
    private static final int STARTS = 12;
    private static final int MOVES = 6000;

    private final Surface surface;
    private final EncodedSpace space;
    private final SplittableRandom random = new SplittableRandom(1);

    private Optimum(Surface surface) {
        this.surface = surface;
        this.space = new EncodedSpace(surface.space());
    }

    /** The lowest loss that was found. */
    static double of(Surface surface) {
        return surface.loss().at(at(surface));
    }

    /** Where it was found. */
    static Configuration at(Surface surface) {
        var optimum = new Optimum(surface);
        List<double[]> starts = IntStream.range(0, POINTS)
                .mapToObj(i -> optimum.drawn())
                .filter(point -> optimum.loss(point) < Double.POSITIVE_INFINITY)
                .sorted(Comparator.comparingDouble(optimum::loss))
                .limit(STARTS)
                .toList();
        return starts.stream()
                .map(optimum::lowestNear)
                .min(Comparator.comparingDouble(optimum::loss))
                .map(optimum.space::decode)
                .orElseThrow();
    }

    private double[] drawn() {
        return space.atUnit(random.doubles(space.dimensions()).toArray());
    }

    private double loss(double[] point) {
        double loss = surface.loss().at(space.decode(point));
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    private double[] lowestNear(double[] start) {
        double[] point = start;
        double lowest = loss(point);
        for (int move = 0; move < MOVES; move++) {
            double size = 0.3 * Math.exp(-8.0 * move / MOVES);
            double[] moved = point.clone();
            int changed = 1 + random.nextInt(Math.min(3, moved.length));
            for (int i = 0; i < changed; i++) {
                int j = random.nextInt(moved.length);
                Axis axis = space.axes().get(j);
                double unit = axis.categorical()
                        ? random.nextDouble()
                        : Math.min(1, Math.max(0, moved[j] + size * random.nextGaussian()));
                moved[j] = axis.atUnit(unit);
            }
            double loss = loss(moved);
            if (loss < lowest) {
                lowest = loss;
                point = moved;
            }
        }
        return point;
    }
}
