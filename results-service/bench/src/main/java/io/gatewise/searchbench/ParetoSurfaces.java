package io.gatewise.searchbench;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Condition;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;

/** Problems with two and three losses: smooth ones, and ones like networks, whose error pays for size and time. */
final class ParetoSurfaces {

    private ParetoSurfaces() {}

    static List<ParetoSurface> all() {
        return List.of(
                surface("bent", reals(6), ParetoSurfaces::bent, 0.0, 2, 1.1),
                surface("hollow", reals(4), ParetoSurfaces::hollow, 0.02, 2, 1.0),
                surface("corners", reals(5), ParetoSurfaces::corners, 0.02, 3, 1.2),
                new ParetoSurface(
                        "small-network",
                        new SearchSpace(network()),
                        c -> first(networkLosses(c), 2),
                        new double[] {0.005, 0},
                        new boolean[] {false, true},
                        new double[] {0.1, 3},
                        new double[] {0.6, 6.3}),
                new ParetoSurface(
                        "quick-network",
                        new SearchSpace(network()),
                        ParetoSurfaces::networkLosses,
                        new double[] {0.005, 0, 0.5},
                        new boolean[] {false, true, true},
                        new double[] {0.1, 3, 0.3},
                        new double[] {0.6, 6.3, 3.5}));
    }

    private static ParetoSurface surface(
            String name, SearchSpace space, ParetoSurface.Losses losses, double noise, int m, double reference) {
        return new ParetoSurface(
                name,
                space,
                losses,
                IntStream.range(0, m).mapToDouble(j -> noise).toArray(),
                new boolean[m],
                new double[m],
                IntStream.range(0, m).mapToDouble(j -> reference).toArray());
    }

    private static SearchSpace reals(int d) {
        return new SearchSpace(IntStream.range(0, d)
                .<Parameter>mapToObj(j -> new FloatParameter("x" + j, 0, 1))
                .toList());
    }

    private static double real(Configuration c, int j) {
        return c.real("x" + j);
    }

    private static double[] first(double[] losses, int m) {
        return losses == null ? null : java.util.Arrays.copyOf(losses, m);
    }

    /** Along the front the first coordinate moves, and the others must follow it round a bend. */
    private static double[] bent(Configuration c) {
        double along = real(c, 0);
        double off = 0;
        for (int j = 1; j < 6; j++) {
            double x = real(c, j) - 0.5 - 0.3 * Math.sin(2 * along + j);
            off += x * x;
        }
        return new double[] {along + 0.8 * off, Math.pow(1 - along, 2) + 1.2 * off + 0.2 * Math.sqrt(off)};
    }

    /** The front is hollow: no weighted sum finds its middle. */
    private static double[] hollow(Configuration c) {
        double one = 0;
        double other = 0;
        for (int j = 0; j < 4; j++) {
            one += Math.pow(real(c, j) - 0.25 - 0.05 * j, 2);
            other += Math.pow(real(c, j) - 0.8 + 0.05 * j, 2);
        }
        return new double[] {1 - Math.exp(-4 * one), 1 - Math.exp(-4 * other)};
    }

    /** Three places to be near to at once; two coordinates only do harm. */
    private static double[] corners(Configuration c) {
        double[][] places = {{0.2, 0.2, 0.3}, {0.8, 0.3, 0.6}, {0.4, 0.9, 0.5}};
        double harm = Math.pow(real(c, 3) - 0.7, 2) + Math.pow(real(c, 4) - 0.4, 2);
        var losses = new double[3];
        for (int k = 0; k < 3; k++) {
            double squares = 0;
            for (int j = 0; j < 3; j++) {
                squares += Math.pow(real(c, j) - places[k][j], 2);
            }
            losses[k] = Math.sqrt(squares) + harm;
        }
        return losses;
    }

    private static List<Parameter> network() {
        return List.of(
                new FloatParameter("learningRate", 1e-5, 0.3, true, null),
                new IntParameter("units", 4, 256, true, null),
                new IntParameter("layers", 1, 3),
                new IntParameter("window", 8, 128, true, null),
                new FloatParameter("dropout", 0, 0.7),
                new CategoricalParameter("optimizer", List.of("adam", "sgd")),
                new FloatParameter("momentum", 0, 0.99).withCondition(new Condition("optimizer", List.of("sgd"))));
    }

    /** Error, number of weights, seconds: the learning rate's best value turns with width, and beyond an edge trainings diverge. */
    private static double[] networkLosses(Configuration c) {
        boolean sgd = c.text("optimizer").equals("sgd");
        double units = c.integer("units");
        int layers = c.integer("layers");
        double window = c.integer("window");
        double best = sgd ? -0.8 + Math.log10(1.0001 - c.real("momentum")) : -2.4;
        double off = Math.log10(c.real("learningRate")) - best + 0.25 * (Math.log10(units) - 1.5);
        if (off > 0.9) {
            return null;
        }
        double capacity = Math.log(units) + 0.5 * layers;
        double dropout = c.real("dropout");
        double error = 0.12
                + 0.45 * (1 - Math.exp(-off * off / (off < 0 ? 1.1 : 0.35)))
                + 0.25 * Math.exp(-0.55 * (capacity - 1.9))
                + 0.02 * Math.max(0, capacity - 4 - 2 * dropout)
                + 0.2 * dropout * dropout
                + 0.03 * Math.pow(Math.log(window / 60) / Math.log(2), 2)
                + (sgd ? 0.03 : 0);
        double weights = 4 * units * (8 + units + 1) + (layers - 1) * 4 * units * (2 * units + 1) + units + 1;
        double seconds = 1 + 2e-4 * weights * window / 10 * (1 + 0.5 * Math.exp(-off - 1));
        return new double[] {error, weights, seconds};
    }
}
