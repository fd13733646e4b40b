package io.gatewise.searchbench;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.searchbench.Surface.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Functions with one difficulty each. */
final class TestFunctions {

    private TestFunctions() {}

    static List<Surface> all() {
        return List.of(
                Surface.of("camel", reals(2, -2, 2), c -> camel(1.5 * real(c, 0), real(c, 1)), Noise.none()),
                Surface.of("noisy-valley", reals(5, 0, 1), TestFunctions::valley, Noise.gaussian(0.05)),
                Surface.of("waves", reals(3, -4, 4), TestFunctions::waves, Noise.gaussian(0.3)),
                Surface.of("heavy-tail", reals(6, 0, 1), TestFunctions::heavyTail, Noise.none()),
                Surface.of("few-matter", reals(14, 0, 1), TestFunctions::fewMatter, Noise.gaussian(0.02)),
                Surface.of("levels", levels(), levelsLoss(), Noise.gaussian(0.15)),
                Surface.of("families", families(), TestFunctions::family, Noise.gaussian(0.02)));
    }

    private static List<Parameter> reals(int count, double low, double high) {
        List<Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            parameters.add(new FloatParameter("x" + j, low, high));
        }
        return parameters;
    }

    private static double real(Configuration c, int j) {
        return c.real("x" + j);
    }

    /** Six local minima, two of them global (Dixon and Szegő 1978). */
    private static double camel(double x, double y) {
        return (4 - 2.1 * x * x + x * x * x * x / 3) * x * x + x * y + (4 * y * y - 4) * y * y;
    }

    /** A narrow bent valley: the best of each coordinate turns with the one before it. */
    private static double valley(Configuration c) {
        double sum = 3 * Math.abs(real(c, 0) - 0.62);
        for (int j = 1; j < 5; j++) {
            double bend = real(c, j) - 0.5 - 0.35 * Math.sin(5 * real(c, j - 1));
            sum += Math.log1p(40 * bend * bend);
        }
        return sum;
    }

    /** Ripples on a bowl whose centre lies off the middle. */
    private static double waves(Configuration c) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            double x = real(c, j) - 1.3 + 0.9 * j;
            sum += 0.4 * x * x + 1.2 * (1 - Math.cos(2.2 * x));
        }
        return sum;
    }

    /** Six orders of magnitude between good and bad. */
    private static double heavyTail(Configuration c) {
        double sum = 0;
        for (int j = 0; j < 6; j++) {
            double x = real(c, j) - 0.25 - 0.1 * j;
            sum += (1 + j) * x * x + (j > 0 ? 2 * x * (real(c, j - 1) - 0.25 - 0.1 * (j - 1)) : 0);
        }
        return Math.exp(3 * sum);
    }

    /** Fourteen coordinates, of which four matter. */
    private static double fewMatter(Configuration c) {
        double a = real(c, 2) - 0.8;
        double b = real(c, 5) - 0.3;
        double far = real(c, 9) - 0.1 - 0.6 * real(c, 5);
        return 1 - Math.exp(-6 * (a * a + b * b)) + Math.abs(far) + 0.3 * (1 - Math.cos(6 * (real(c, 12) - 0.4)));
    }

    private static List<Parameter> levels() {
        return List.of(
                new IntParameter("x0", 0, 5),
                new IntParameter("x1", 0, 7),
                new IntParameter("x2", 0, 3),
                new CategoricalParameter("x3", List.of("a", "b", "c")),
                new CategoricalParameter("x4", List.of("a", "b")),
                new IntParameter("x5", 0, 4));
    }

    /** A table: few values for each parameter, effects of single ones and of pairs, drawn once. */
    private static Surface.Loss levelsLoss() {
        var random = new SplittableRandom(20);
        var single = new double[6][8];
        var pairs = new double[36][64];
        for (int i = 0; i < 6; i++) {
            double slope = random.nextGaussian();
            for (int v = 0; v < 8; v++) {
                single[i][v] =
                        0.5 * Math.abs(v - 4 * random.nextDouble()) * slope * slope / 4 + 0.2 * random.nextGaussian();
            }
            for (int j = 0; j < i; j++) {
                for (int v = 0; v < 64; v++) {
                    pairs[i * 6 + j][v] = 0.12 * random.nextGaussian();
                }
            }
        }
        return c -> {
            int[] level = new int[6];
            double sum = 0;
            for (int i = 0; i < 6; i++) {
                level[i] = i == 3 || i == 4 ? c.text("x" + i).charAt(0) - 'a' : c.integer("x" + i);
                sum += single[i][level[i]];
                for (int j = 0; j < i; j++) {
                    sum += pairs[i * 6 + j][level[i] * 8 + level[j]];
                }
            }
            return sum;
        };
    }

    private static List<Parameter> families() {
        return List.of(
                new CategoricalParameter("kind", List.of("a", "b", "c", "d")),
                new CategoricalParameter("mode", List.of("u", "v", "w")),
                new FloatParameter("rate", 1e-5, 1, true, null),
                new FloatParameter("share", 0, 1),
                new IntParameter("size", 1, 200, true, null));
    }

    /** Where the best numbers lie is the categories' choice. */
    private static double family(Configuration c) {
        int kind = "abcd".indexOf(c.text("kind"));
        int mode = "uvw".indexOf(c.text("mode"));
        double rate = Math.log10(c.real("rate")) + 1.5 + 0.7 * kind;
        double share = c.real("share") - 0.2 - 0.25 * mode;
        double size = Math.log(c.real("size")) / Math.log(200) - 0.3 - 0.1 * kind - 0.15 * mode;
        double offset = new double[] {0.1, 0, 0.3, 0.15}[kind] + new double[] {0.12, 0.2, 0}[mode];
        return offset + 1 - Math.exp(-rate * rate) + 1.5 * share * share + 2 * size * size + 0.8 * share * size;
    }
}
