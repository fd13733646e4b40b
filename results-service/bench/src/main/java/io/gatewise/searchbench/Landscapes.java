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

/** Shapes that the other surfaces don't have: turned axes, wrong scales, many choices, ties. */
final class Landscapes {

    private Landscapes() {}

    static List<Surface> all() {
        return List.of(
                Surface.of("turned", reals(8), turnedLoss(), Noise.gaussian(0.02)),
                Surface.of("low-end", reals(5), Landscapes::lowEnd, Noise.gaussian(0.03)),
                Surface.of("recipes", recipes(), recipesLoss(), Noise.gaussian(0.1)),
                Surface.of("ties", ties(), Landscapes::tiedError, Noise.none()));
    }

    private static List<Parameter> reals(int count) {
        List<Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            parameters.add(new FloatParameter("x" + j, 0, 1));
        }
        return parameters;
    }

    /** A bowl a hundred times as steep in some directions as in others, none of them a coordinate's. */
    private static Surface.Loss turnedLoss() {
        var random = new SplittableRandom(31);
        var directions = new double[8][8];
        for (double[] direction : directions) {
            for (int j = 0; j < direction.length; j++) {
                direction[j] = random.nextGaussian() / Math.sqrt(8);
            }
        }
        return c -> {
            double sum = 0;
            for (int i = 0; i < 8; i++) {
                double along = 0;
                for (int j = 0; j < 8; j++) {
                    along += directions[i][j] * (c.real("x" + j) - 0.35 - 0.04 * j);
                }
                sum += Math.pow(100, i / 7.0) * along * along;
            }
            return sum;
        };
    }

    /** Rates on a linear scale whose best lie in its first percents, as users who forget {@code log} write them. */
    private static double lowEnd(Configuration c) {
        double sum = 0;
        for (int j = 0; j < 5; j++) {
            double off = Math.log10(c.real("x" + j) + 0.001) + 2.2 - 0.35 * j;
            sum += (1 - Math.exp(-off * off)) / (1 + 0.5 * j);
        }
        return sum;
    }

    private static List<Parameter> recipes() {
        List<Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < 5; j++) {
            parameters.add(new CategoricalParameter(
                    "x" + j, List.<Object>of("a", "b", "c", "d", "e", "f").subList(0, 4 + j % 3)));
        }
        parameters.add(new FloatParameter("amount", 0, 1));
        return parameters;
    }

    /** 2,400 recipes: each choice has its own effect, pairs have theirs, and the best amount turns with one of them. */
    private static Surface.Loss recipesLoss() {
        var random = new SplittableRandom(32);
        var single = new double[5][6];
        var pairs = new double[5][36];
        for (int j = 0; j < 5; j++) {
            for (int v = 0; v < 6; v++) {
                single[j][v] = 0.5 * random.nextGaussian();
            }
            for (int v = 0; v < 36; v++) {
                pairs[j][v] = 0.3 * random.nextGaussian();
            }
        }
        return c -> {
            double sum = 0;
            for (int j = 0; j < 5; j++) {
                int choice = c.text("x" + j).charAt(0) - 'a';
                int next = c.text("x" + (j + 1) % 5).charAt(0) - 'a';
                sum += single[j][choice] + pairs[j][choice * 6 + next];
            }
            double amount = c.real("amount") - 0.2 - 0.15 * (c.text("x0").charAt(0) - 'a');
            return sum + 2 * amount * amount;
        };
    }

    private static List<Parameter> ties() {
        return List.of(
                new FloatParameter("learningRate", 1e-5, 1, true, null),
                new IntParameter("units", 4, 256, true, null),
                new IntParameter("layers", 1, 6),
                new FloatParameter("dropout", 0, 0.9),
                new IntParameter("patience", 1, 30));
    }

    /** An error on forty examples: whole steps of 0.025, and the same for many neighbours. */
    private static double tiedError(Configuration c) {
        double off = Math.log10(c.real("learningRate")) + 2.6 - 0.15 * c.integer("layers");
        double width = Math.log(c.real("units")) / Math.log(2) - 5.5 + 0.4 * c.integer("layers");
        double error = 0.05
                + 0.5 * (1 - Math.exp(-0.7 * off * off))
                + 0.03 * Math.abs(width)
                + 0.4 * Math.pow(c.real("dropout") - 0.3, 2)
                + 0.1 * Math.exp(-c.integer("patience") / 6.0);
        return Math.round(40 * error) / 40.0;
    }
}
