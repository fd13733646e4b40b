package io.gatewise.results.space;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A search space and its points. */
public final class EncodedSpace {

    private final SearchSpace space;
    private final List<Axis> axes;

    public EncodedSpace(SearchSpace space) {
        this.space = space;
        this.axes = space.parameters().stream().map(Axis::of).toList();
    }

    /** The number of coordinates, d. */
    public int dimensions() {
        return axes.size();
    }

    /** The axes, length d. */
    public List<Axis> axes() {
        return axes;
    }

    /** Which coordinates are categorical, length d. */
    public boolean[] categorical() {
        var flags = new boolean[axes.size()];
        for (int j = 0; j < flags.length; j++) {
            flags[j] = axes.get(j).categorical();
        }
        return flags;
    }

    /** The number of points; {@link Long#MAX_VALUE} if there is no end of them. */
    public long size() {
        return space.cardinality();
    }

    /** Whether {@code configuration} is a point of this space. */
    public boolean contains(Configuration configuration) {
        return space.violations(configuration).isEmpty();
    }

    /** The point of a configuration that this space contains. */
    public double[] encode(Configuration configuration) {
        var point = new double[axes.size()];
        for (int j = 0; j < point.length; j++) {
            Parameter parameter = space.parameters().get(j);
            Object value = configuration.values().get(parameter.name());
            point[j] = axes.get(j).encode(parameter.normalise(value));
        }
        return point;
    }

    /** The configuration at a legal point. */
    public Configuration decode(double[] point) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int j = 0; j < point.length; j++) {
            values.put(space.parameters().get(j).name(), axes.get(j).decode(point[j]));
        }
        return new Configuration(values);
    }

    /** The legal point at {@code unit}, a point of the unit cube. */
    public double[] atUnit(double[] unit) {
        var point = new double[axes.size()];
        for (int j = 0; j < point.length; j++) {
            point[j] = axes.get(j).atUnit(unit[j]);
        }
        return point;
    }

    /**
     * The point with that index, counting the last coordinate fastest.
     *
     * @param index from 0, below {@link #size()}, which must be finite
     */
    public double[] point(long index) {
        var point = new double[axes.size()];
        long rest = index;
        for (int j = point.length - 1; j >= 0; j--) {
            Axis axis = axes.get(j);
            point[j] = axis.coordinate(rest % axis.size());
            rest /= axis.size();
        }
        return point;
    }
}
