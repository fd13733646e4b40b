package io.gatewise.results.surrogate;

import java.util.Arrays;

/**
 * Points and what was measured there.
 *
 * @param points n rows of length d
 * @param values length n, finite
 */
public record Observations(double[][] points, double[] values) {

    public Observations {
        if (points.length != values.length) {
            throw new IllegalArgumentException(
                    "need as many values as points, got " + values.length + " and " + points.length);
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("need finite values, got " + Arrays.toString(values));
        }
        points = points.clone();
        values = values.clone();
    }

    /** At most {@code count} of them, see {@link BestFirst#someOf}. */
    public Observations some(int count) {
        int[] chosen = BestFirst.someOf(values, count);
        return new Observations(
                Arrays.stream(chosen).mapToObj(i -> points[i]).toArray(double[][]::new),
                Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray());
    }

    /** n. */
    public int size() {
        return values.length;
    }
}
