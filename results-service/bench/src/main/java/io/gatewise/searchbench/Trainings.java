package io.gatewise.searchbench;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Condition;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.searchbench.Surface.Noise;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Losses as LSTM trainings give them.
 *
 * <p>Common to all: the learning rate matters most, has a basin and an edge beyond which trainings diverge; its
 * best value turns with width, batch and optimizer (Greff et al. 2015; Smith et al. 2018); size pays less the
 * larger it is; some parameters matter only where another has a certain value.
 */
final class Trainings {

    private Trainings() {}

    static List<Surface> all() {
        return List.of(
                Surface.of("forecasting", forecasting(), Trainings::forecastingLoss, Noise.ofTrainings(0.01)),
                Surface.of("classification", classification(), Trainings::classificationLoss, Noise.ofTrainings(0.006)),
                Surface.of("characters", characters(), Trainings::charactersLoss, Noise.ofTrainings(0.004)),
                Surface.of("deep", deep(), Trainings::deepLoss, Noise.gaussian(0.01)),
                Surface.of("small-budget", smallBudget(), Trainings::smallBudgetLoss, Noise.ofTrainings(0.02)));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static double log10(Configuration c, String name) {
        return Math.log10(c.real(name));
    }

    private static double softplus(double x) {
        return x > 30 ? x : Math.log1p(Math.exp(x));
    }

    private static List<Parameter> forecasting() {
        return List.of(
                new FloatParameter("learningRate", 1e-5, 0.3, true, null),
                new IntParameter("units", 4, 512, true, null),
                new IntParameter("layers", 1, 3),
                new IntParameter("window", 8, 256, true, null),
                new FloatParameter("dropout", 0, 0.7),
                new FloatParameter("weightDecay", 1e-7, 1e-1, true, null),
                new CategoricalParameter("optimizer", List.of("adam", "sgd", "rmsprop")),
                new FloatParameter("momentum", 0, 0.99).withCondition(new Condition("optimizer", List.of("sgd"))),
                new CategoricalParameter("batch", List.of(16, 32, 64, 128)));
    }

    private static double forecastingLoss(Configuration c) {
        boolean sgd = c.text("optimizer").equals("sgd");
        double width = log2(c.real("units"));
        double best = sgd
                ? -0.6 + Math.log10(1.0001 - c.real("momentum"))
                : c.text("optimizer").equals("adam") ? -2.4 : -2.9;
        double off = log10(c, "learningRate") - best + 0.12 * (width - 5) - 0.2 * log2(c.real("batch") / 32.0);
        if (off > 0.9) {
            return Double.NaN;
        }
        double capacity = 1.6 * width + 0.7 * c.integer("layers");
        double decay = log10(c, "weightDecay");
        double window = log2(c.real("window") / 48);
        return 0.4
                + 0.5 * (1 - Math.exp(-off * off / (off < 0 ? 1.1 : 0.35)))
                + 0.06 * softplus(9.5 - capacity)
                + 0.05 * softplus(capacity - 10 - 5 * c.real("dropout") - 0.6 * Math.max(0, decay + 5))
                + 0.3 * Math.pow(c.real("dropout"), 2)
                + 0.02 * Math.pow(Math.max(0, decay + 3.5), 2)
                + 0.03 * window * window
                + (sgd ? 0.04 : 0);
    }

    private static List<Parameter> classification() {
        return List.of(
                new FloatParameter("learningRate", 1e-6, 1, true, null),
                new IntParameter("units", 8, 256, true, null),
                new FloatParameter("dropout", 0, 0.8),
                new FloatParameter("clip", 0.1, 10, true, null),
                new CategoricalParameter("cell", List.of("last", "mean", "max")),
                new CategoricalParameter("bidirectional", List.of("yes", "no")),
                new FloatParameter("l2", 1e-8, 1e-1, true, null));
    }

    /** An error rate: most of the space is a plateau at chance, from which a narrow funnel leads down. */
    private static double classificationLoss(Configuration c) {
        int cell = List.of("last", "mean", "max").indexOf(c.text("cell"));
        double width = log2(c.real("units")) - 6;
        double clip = log10(c, "clip");
        double off = log10(c, "learningRate") + 2.2 + 0.25 * width + 0.2 * clip - 0.3 * cell;
        double l2 = Math.max(0, log10(c, "l2") + 4);
        double learned = Math.exp(-1.2 * off * off - 0.15 * l2 * l2 - 0.06 * width * width)
                * (0.8 + 0.1 * cell - (cell == 2 ? 0.06 : 0))
                * (c.text("bidirectional").equals("yes") ? 1 : 0.93)
                * (1 - Math.pow(c.real("dropout") - 0.35, 2));
        return off > 1.6 ? Double.NaN : 0.85 - 0.8 * learned / (0.4 + 0.6 * learned);
    }

    private static List<Parameter> characters() {
        return List.of(
                new FloatParameter("learningRate", 1e-4, 0.1, true, null),
                new IntParameter("units", 32, 1024, true, null),
                new IntParameter("layers", 1, 4),
                new IntParameter("window", 16, 512, true, null),
                new FloatParameter("dropout", 0, 0.8),
                new IntParameter("batch", 8, 256, true, null),
                new IntParameter("embedding", 4, 256, true, null));
    }

    /** Larger is better until memory ends, so the best lies at the edge of what fits. */
    private static double charactersLoss(Configuration c) {
        double units = c.real("units");
        double memory = units * units * 8 * c.integer("layers")
                + units * c.real("window") * c.real("batch") * c.integer("layers");
        double width = log2(units);
        double off = log10(c, "learningRate") + 2.3 + 0.15 * (width - 7) - 0.15 * log2(c.real("batch") / 32);
        if (memory > 8e6 || off > 0.8) {
            return Double.NaN;
        }
        double capacity = width + 0.5 * log2(c.integer("layers"));
        return 1.2
                + 0.8 * Math.exp(-0.5 * (capacity - 5))
                + 0.25 * off * off
                + 0.15 * Math.exp(-0.6 * (log2(c.real("window")) - 4))
                + 0.1 * softplus(2 * (capacity - 7.5 - 2.5 * c.real("dropout")))
                + 0.25 * Math.pow(c.real("dropout"), 2)
                + 0.01 * Math.pow(log2(c.real("batch") / 64), 2)
                + 0.01 * Math.pow(log2(c.real("embedding") / 32), 2);
    }

    private static List<Parameter> deep() {
        return List.of(
                new IntParameter("layers", 1, 4),
                new IntParameter("units1", 8, 256, true, null),
                unitsFrom(2),
                unitsFrom(3),
                unitsFrom(4),
                new FloatParameter("learningRate", 1e-5, 1e-1, true, null),
                new FloatParameter("dropout", 0, 0.6),
                new FloatParameter("recurrentDropout", 0, 0.6),
                new CategoricalParameter("optimizer", List.of("adam", "sgd")),
                new FloatParameter("momentum", 0, 0.99).withCondition(new Condition("optimizer", List.of("sgd"))),
                new FloatParameter("warmup", 0, 0.3),
                new CategoricalParameter("schedule", List.of("constant", "cosine", "step")));
    }

    private static Parameter unitsFrom(int layer) {
        List<Object> deepEnough = LongStream.rangeClosed(layer, 4)
                .mapToObj(count -> (Object) count)
                .toList();
        return new IntParameter("units" + layer, 8, 256, true, null).withCondition(new Condition("layers", deepEnough));
    }

    /** Twelve parameters, up to four of which no training reads. */
    private static double deepLoss(Configuration c) {
        int layers = c.integer("layers");
        double sum = 0;
        double capacity = 0;
        for (int k = 1; k <= layers; k++) {
            double width = log2(c.real("units" + k));
            capacity += width;
            sum += 0.02 * Math.pow(width - 6.5 + 0.5 * k, 2);
        }
        boolean adam = c.text("optimizer").equals("adam");
        double best = adam ? -2.6 : -1.2 + 0.5 * Math.log10(1.0001 - c.real("momentum"));
        double off = log10(c, "learningRate") - best + 0.15 * (layers - 1) - c.real("warmup");
        sum += 0.4 * Math.log1p(2 * off * off) + (adam ? 0 : 0.03);
        sum += 0.08 * Math.abs(layers - 2)
                + 0.03 * List.of("cosine", "step", "constant").indexOf(c.text("schedule"));
        sum += 0.05 * softplus((capacity - 12) / 2 - 4 * c.real("dropout") - 3 * c.real("recurrentDropout"));
        return sum + 0.3 * Math.pow(c.real("dropout"), 2) + 0.4 * Math.pow(c.real("recurrentDropout"), 2);
    }

    private static List<Parameter> smallBudget() {
        return List.of(
                new CategoricalParameter("units", List.of(16, 32, 64, 128)),
                new IntParameter("layers", 1, 3),
                new FloatParameter("learningRate", 1e-4, 1e-1, true, null),
                new FloatParameter("dropout", 0, 0.5, false, 0.1));
    }

    /** The small space of an ordinary user, and much noise. */
    private static double smallBudgetLoss(Configuration c) {
        double width = log2(c.real("units"));
        double off = log10(c, "learningRate") + 2.5 + 0.2 * (width - 5);
        return 0.5
                + 0.3 * Math.log1p(3 * off * off)
                + 0.02 * Math.pow(width - 6, 2)
                + 0.04 * Math.abs(c.integer("layers") - 2)
                + 0.4 * Math.pow(c.real("dropout") - 0.2, 2);
    }
}
