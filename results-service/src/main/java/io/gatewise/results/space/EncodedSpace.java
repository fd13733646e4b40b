package io.gatewise.results.space;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A search space and its points.
 *
 * <p>Where a condition leaves a parameter inactive, its coordinate is {@link #inactive}: it never tells two points
 * apart. Thread-safe.
 */
public final class EncodedSpace {

    private final SearchSpace space;
    private final List<Axis> axes;
    private final int[] parents;
    private final List<Set<Double>> holding; // the parent's coordinates at which a parameter is active; empty: all
    private final PointCount count;
    private final SpacePrior prior;
    private final KnownPoints known;

    public EncodedSpace(SearchSpace space) {
        this(space, new KnownPoints());
    }

    /** The same space with the points that another one of the same {@code space} has found. */
    public EncodedSpace(SearchSpace space, KnownPoints known) {
        this.known = known;
        this.space = space;
        this.axes = space.parameters().stream().map(Axis::of).toList();
        this.parents = space.parents();
        this.holding = new ArrayList<>();
        for (int j = 0; j < parents.length; j++) {
            holding.add(holding(j));
        }
        this.count = new PointCount(axes, parents, holding);
        this.prior = new SpacePrior(this, space.parameters());
    }

    private Set<Double> holding(int j) {
        if (parents[j] < 0) {
            return Set.of();
        }
        Axis parent = axes.get(parents[j]);
        return space.parameters().get(j).condition().in().stream()
                .map(parent::encode)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The space whose configurations the points are. */
    public SearchSpace space() {
        return space;
    }

    /** The number of coordinates, d. */
    public int dimensions() {
        return axes.size();
    }

    /** The axes, length d. */
    public List<Axis> axes() {
        return axes;
    }

    /** Where good configurations are expected. */
    public SpacePrior prior() {
        return prior;
    }

    /** How many choices each coordinate has, length d; 0 for numbers. */
    public long[] choices() {
        return axes.stream()
                .mapToLong(axis -> axis.categorical() ? axis.size() : 0)
                .toArray();
    }

    /** The number of points; {@link Long#MAX_VALUE} if there is no end of them. */
    public long size() {
        return count.points();
    }

    /** The legal coordinate that stands for an inactive parameter: the middle of its axis. */
    public double inactive(int j) {
        return axes.get(j).atUnit(0.5);
    }

    /** Which of a point's coordinates belong to active parameters, length d. */
    public boolean[] active(double[] point) {
        var active = new boolean[point.length];
        for (int j = 0; j < active.length; j++) {
            active[j] = active(j, point);
        }
        return active;
    }

    private boolean active(int j, double[] point) {
        int parent = parents[j];
        return parent < 0 || active(parent, point) && holding.get(j).contains(point[parent]);
    }

    /** The same point in its one form: {@link #inactive} wherever a parameter is. */
    public double[] canonical(double[] point) {
        double[] canonical = point.clone();
        for (int j = 0; j < canonical.length; j++) {
            if (!active(j, point)) {
                canonical[j] = inactive(j);
            }
        }
        return canonical;
    }

    /** Whether {@code configuration} is a point of this space. */
    public boolean contains(Configuration configuration) {
        return find(configuration).isPresent();
    }

    /**
     * The same as {@link #find}, but looked for once as long as that very object is in use: a study's trials are asked for
     * with each demand.
     */
    public Optional<double[]> remember(Configuration configuration) {
        return known.point(configuration, this::find);
    }

    /** The point of a configuration; empty if this space doesn't contain it. */
    public Optional<double[]> find(Configuration configuration) {
        var point = new double[axes.size()];
        int known = 0;
        for (int j = 0; j < point.length; j++) {
            Parameter parameter = space.parameters().get(j);
            Object value = configuration.values().get(parameter.name());
            if (value == null) {
                point[j] = Double.NaN; // no condition holds there
                continue;
            }
            Object normal = parameter.normalise(value);
            if (!parameter.contains(normal)) {
                return Optional.empty();
            }
            point[j] = axes.get(j).encode(normal);
            known++;
        }
        return known == configuration.values().size() && !lacks(point)
                ? Optional.of(canonical(point))
                : Optional.empty();
    }

    /** Whether an active parameter has no value. */
    private boolean lacks(double[] point) {
        for (int j = 0; j < point.length; j++) {
            if (Double.isNaN(point[j]) && active(j, point)) {
                return true;
            }
        }
        return false;
    }

    /** The point of a configuration that this space contains. */
    public double[] encode(Configuration configuration) {
        var point = new double[axes.size()];
        for (int j = 0; j < point.length; j++) {
            Parameter parameter = space.parameters().get(j);
            Object value = configuration.values().get(parameter.name());
            point[j] = value == null ? inactive(j) : axes.get(j).encode(parameter.normalise(value));
        }
        return canonical(point);
    }

    /**
     * Where a configuration of another space lies: as far as it has values for this one's parameters. A number beyond a
     * parameter's range lies beyond [0, 1].
     *
     * @return empty if it has a value that no number or choice of this space can stand for
     */
    public Optional<double[]> place(Configuration other) {
        double[] point = nowhere();
        for (int j = 0; j < point.length; j++) {
            Parameter parameter = space.parameters().get(j);
            Object value = parameter.normalise(other.values().get(parameter.name()));
            if (value == null) {
                continue;
            }
            if (parameter.contains(value)) {
                point[j] = axes.get(j).encode(value);
            } else if (value instanceof Number number && !(parameter instanceof CategoricalParameter)) {
                point[j] = beyond(parameter, number.doubleValue());
            } else {
                return Optional.empty();
            }
            if (!Double.isFinite(point[j])) {
                return Optional.empty();
            }
        }
        return Optional.of(canonical(point));
    }

    private static double beyond(Parameter parameter, double number) {
        return parameter instanceof IntParameter whole
                ? whole.position(number)
                : ((FloatParameter) parameter).position(number);
    }

    /** Which parameters another space's configuration has values for, length d. */
    public boolean[] has(Configuration other) {
        var has = new boolean[axes.size()];
        for (int j = 0; j < has.length; j++) {
            has[j] = other.values().containsKey(space.parameters().get(j).name());
        }
        return has;
    }

    /** The point whose parameters are all inactive, length d. */
    public double[] nowhere() {
        return IntStream.range(0, axes.size()).mapToDouble(this::inactive).toArray();
    }

    /** The configuration at a legal point. */
    public Configuration decode(double[] point) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int j = 0; j < point.length; j++) {
            if (active(j, point)) {
                values.put(space.parameters().get(j).name(), axes.get(j).decode(point[j]));
            }
        }
        return new Configuration(values);
    }

    /** The legal point at {@code unit}, a point of the unit cube. */
    public double[] atUnit(double[] unit) {
        var point = new double[axes.size()];
        for (int j = 0; j < point.length; j++) {
            point[j] = axes.get(j).atUnit(unit[j]);
        }
        return canonical(point);
    }

    /**
     * The point with that index, counting the last coordinate fastest, one that depends on another right after it.
     *
     * @param index from 0, below {@link #size()}, which must be finite
     */
    public double[] point(long index) {
        var point = new double[axes.size()];
        for (int j = 0; j < point.length; j++) {
            point[j] = inactive(j);
        }
        count.fill(point, index);
        return point;
    }
}
