package io.gatewise.results.space;

import io.gatewise.model.space.Parameter;
import java.util.List;

/**
 * Where a study's author expects good configurations: a density over the encoded space, relative to the uniform one; the
 * product of the parameters' priors. A parameter that is inactive at a point says nothing there.
 */
public final class SpacePrior {

    private final EncodedSpace space;
    private final List<AxisPrior> axes;
    private final boolean informative;

    SpacePrior(EncodedSpace space, List<Parameter> parameters) {
        this.space = space;
        this.axes = parameters.stream().map(AxisPrior::of).toList();
        this.informative = parameters.stream().anyMatch(parameter -> parameter.prior() != null);
    }

    /** Whether any parameter has a prior; the density is uniform otherwise. */
    public boolean informative() {
        return informative;
    }

    /** The legal point at which a point of the unit cube lies in the density: uniform ones become draws from it. */
    public double[] point(double[] unit) {
        var shares = new double[unit.length];
        for (int j = 0; j < shares.length; j++) {
            shares[j] = axes.get(j).unit(unit[j]);
        }
        return space.atUnit(shares);
    }

    /** The legal point where each coordinate's density is highest. */
    public double[] mode() {
        return space.atUnit(axes.stream().mapToDouble(AxisPrior::mode).toArray());
    }

    /** The logarithm of the density at a legal point, over the uniform density's. */
    public double logDensity(double[] point) {
        boolean[] active = space.active(point);
        double sum = 0;
        for (int j = 0; j < active.length; j++) {
            sum += active[j] ? axes.get(j).logDensity(point[j]) : 0;
        }
        return sum;
    }

    /**
     * The same.
     *
     * @param weight   by which its derivatives are multiplied
     * @param gradient length d; they are added to it
     */
    public double logDensity(double[] point, double weight, double[] gradient) {
        boolean[] active = space.active(point);
        for (int j = 0; j < active.length; j++) {
            gradient[j] += active[j] ? weight * axes.get(j).slope(point[j]) : 0;
        }
        return logDensity(point);
    }
}
