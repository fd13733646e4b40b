package io.gatewise.results.numeric;

import java.util.Arrays;
import java.util.Optional;

/**
 * Projected BFGS: minimises a smooth function of few variables within bounds.
 *
 * <p>Variables at a bound that the gradient pushes outwards are held; the others take a quasi-Newton step whose
 * path is projected onto the box, shortened until Armijo's rule holds (Kelley 1999, Iterative Methods for
 * Optimization, §5.5). A point where the function is not finite counts as worse than any other.
 */
public final class BoxMinimizer {

    private static final double ARMIJO = 1e-4;
    private static final int SHORTENINGS = 12;

    private final double[] lower;
    private final double[] upper;
    private final int iterations;
    private final double tolerance;

    /**
     * A minimiser of functions on a box.
     *
     * @param lower      lower bounds, length m; not modified
     * @param upper      upper bounds, length m, each at least the lower one; not modified
     * @param iterations at most so many steps
     * @param tolerance  stop when no component of the projected gradient exceeds it, or when a step gains less
     *                   than it times 1 plus the value's size
     */
    public BoxMinimizer(double[] lower, double[] upper, int iterations, double tolerance) {
        this.lower = lower.clone();
        this.upper = upper.clone();
        this.iterations = iterations;
        this.tolerance = tolerance;
    }

    /** Where a minimisation ended: the best point seen and its value. */
    public record Minimum(double[] x, double value) {}

    /**
     * The local minimum that is reached from {@code start}.
     *
     * @param start length m; put into the box first; not modified
     */
    public Minimum minimize(DifferentiableFunction function, double[] start) {
        return minimize(function, start, Optional.empty());
    }

    /**
     * The same with a good first step.
     *
     * @param curvature about the inverse of the Hessian, m rows of length m, positive definite; not modified
     */
    public Minimum minimize(DifferentiableFunction function, double[] start, Optional<double[][]> curvature) {
        int m = start.length;
        double[] x = start.clone();
        project(x);
        double[] gradient = new double[m];
        double value = function.evaluate(x, gradient);
        double[] inverseHessian = curvature.map(BoxMinimizer::flat).orElse(null);
        if (inverseHessian == null) {
            inverseHessian = identity(m, initialScale(gradient));
        }
        for (int step = 0; step < iterations && Double.isFinite(value); step++) {
            boolean[] held = held(x, gradient);
            double[] direction = direction(inverseHessian, gradient, held);
            if (dot(direction, gradient) >= 0) {
                inverseHessian = identity(m, initialScale(gradient));
                direction = direction(inverseHessian, gradient, held);
            }
            if (largestFree(gradient, held) <= tolerance) {
                break;
            }
            double[] nextX = new double[m];
            double[] nextGradient = new double[m];
            double next = search(function, x, value, gradient, direction, nextX, nextGradient);
            if (!(next < value)) {
                break;
            }
            update(inverseHessian, x, nextX, gradient, nextGradient);
            boolean settled = value - next <= tolerance * (1 + Math.abs(next));
            x = nextX;
            gradient = nextGradient;
            value = next;
            if (settled) {
                break;
            }
        }
        return new Minimum(x, value);
    }

    /** The first value along the projected path that descends enough; NaN if there is none. */
    private double search(
            DifferentiableFunction function,
            double[] x,
            double value,
            double[] gradient,
            double[] direction,
            double[] nextX,
            double[] nextGradient) {
        double length = 1;
        for (int k = 0; k < SHORTENINGS; k++, length *= 0.4) {
            double slope = 0;
            for (int i = 0; i < x.length; i++) {
                nextX[i] = Math.min(upper[i], Math.max(lower[i], x[i] + length * direction[i]));
                slope += gradient[i] * (nextX[i] - x[i]);
            }
            double next = function.evaluate(nextX, nextGradient);
            if (Double.isFinite(next) && next <= value + ARMIJO * slope && finite(nextGradient)) {
                return next;
            }
        }
        return Double.NaN;
    }

    private void project(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.min(upper[i], Math.max(lower[i], x[i]));
        }
    }

    private boolean[] held(double[] x, double[] gradient) {
        var held = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            held[i] = x[i] <= lower[i] && gradient[i] > 0 || x[i] >= upper[i] && gradient[i] < 0;
        }
        return held;
    }

    private static double[] direction(double[] inverseHessian, double[] gradient, boolean[] held) {
        int m = gradient.length;
        var direction = new double[m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m && !held[i]; j++) {
                direction[i] -= held[j] ? 0 : inverseHessian[i * m + j] * gradient[j];
            }
        }
        return direction;
    }

    /** The BFGS update of the inverse Hessian, left out where the curvature isn't positive. */
    private static void update(double[] h, double[] x, double[] nextX, double[] gradient, double[] nextGradient) {
        int m = x.length;
        var s = new double[m];
        var y = new double[m];
        for (int i = 0; i < m; i++) {
            s[i] = nextX[i] - x[i];
            y[i] = nextGradient[i] - gradient[i];
        }
        double curvature = dot(s, y);
        if (!(curvature > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) {
            return;
        }
        var hy = new double[m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                hy[i] += h[i * m + j] * y[j];
            }
        }
        double scale = (1 + dot(y, hy) / curvature) / curvature;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                h[i * m + j] += scale * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
            }
        }
    }

    private static double initialScale(double[] gradient) {
        return 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] identity(int m, double scale) {
        var matrix = new double[m * m];
        for (int i = 0; i < m; i++) {
            matrix[i * m + i] = scale;
        }
        return matrix;
    }

    private static double largestFree(double[] gradient, boolean[] held) {
        double largest = 0;
        for (int i = 0; i < gradient.length; i++) {
            largest = held[i] ? largest : Math.max(largest, Math.abs(gradient[i]));
        }
        return largest;
    }

    private static boolean finite(double[] vector) {
        return Arrays.stream(vector).allMatch(Double::isFinite);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
