package io.gatewise.results.acquisition;

import io.gatewise.results.space.TakenPoints;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A point with the acquisition's value there. */
record Rated(double[] point, double value) {

    static final Comparator<Rated> BEST_FIRST =
            Comparator.comparingDouble(Rated::value).reversed();

    /**
     * The points that aren't taken by the acquisition's own values, the most promising first; of more than {@code count} points
     * those {@code count} that its screen finds best.
     */
    static List<Rated> closely(Acquisition acquisition, List<double[]> points, TakenPoints taken, int count) {
        List<double[]> promising = points.size() <= count
                ? points
                : bestFirst(some -> acquisition.screen(some, count), points, taken).stream()
                        .limit(count)
                        .map(Rated::point)
                        .toList();
        return bestFirst(acquisition::values, promising, taken);
    }

    /** Those points that aren't taken, the most promising first; of equals the first one. */
    static List<Rated> bestFirst(Function<double[][], double[]> value, List<double[]> points, TakenPoints taken) {
        return each(
                        value,
                        points.stream().filter(point -> !taken.contains(point)).toList())
                .sorted(BEST_FIRST)
                .toList();
    }

    /** The points in that order, without those that have no value. */
    static Stream<Rated> each(Function<double[][], double[]> value, List<double[]> points) {
        double[] values = value.apply(points.toArray(double[][]::new));
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Rated(points.get(i), values[i]))
                .filter(rated -> !Double.isNaN(rated.value()));
    }
}
