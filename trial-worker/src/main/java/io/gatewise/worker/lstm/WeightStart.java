package io.gatewise.worker.lstm;

import java.util.SplittableRandom;

/** Where weights start: normal with the variance of Glorot &amp; Bengio 2010, as DL4J's XAVIER; biases at 0 or the plan's. */
final class WeightStart {

    private static final int GATES = 4;
    private static final int FORGET = 1;

    private WeightStart() {}

    /** In DL4J's order. */
    static float[] random(NetworkPlan plan) {
        NetworkShape shape = plan.shape();
        var random = new SplittableRandom(plan.seed());
        float[] weights = new float[Math.toIntExact(plan.parameters())];
        int at = 0;
        for (int half = 0; half < shape.layers() * shape.directions(); half++) {
            int layer = half / shape.directions();
            int inputs = shape.inputsOf(layer);
            int units = shape.units(layer);
            int count = GATES * units * (inputs + units);
            double deviation = Math.sqrt(2.0 / (units + inputs + units));
            at = gaussian(random, weights, at, count, deviation);
            java.util.Arrays.fill(
                    weights, at + FORGET * units, at + (FORGET + 1) * units, (float) plan.forgetGateBias());
            at += GATES * units;
        }
        int read = shape.inputsOf(shape.layers());
        gaussian(random, weights, at, read * shape.outputs(), Math.sqrt(2.0 / (read + shape.outputs())));
        return weights;
    }

    private static int gaussian(SplittableRandom random, float[] weights, int from, int count, double deviation) {
        for (int i = from; i < from + count; i++) {
            // Box and Muller
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            weights[i] = (float) (deviation * radius * Math.cos(2 * Math.PI * random.nextDouble()));
        }
        return from + count;
    }

    /** Marks the places of biases, and of what only fills up vectors. */
    static void markBiases(NetworkShape shape, WeightLayout layout, boolean[] biases) {
        java.util.Arrays.fill(biases, true);
        boolean[] inDl4jOrder = new boolean[Math.toIntExact(shape.parameters())];
        int at = 0;
        for (int half = 0; half < shape.layers() * shape.directions(); half++) {
            int layer = half / shape.directions();
            int units = shape.units(layer);
            at += GATES * units * (shape.inputsOf(layer) + units);
            java.util.Arrays.fill(inDl4jOrder, at, at + GATES * units, true);
            at += GATES * units;
        }
        java.util.Arrays.fill(inDl4jOrder, inDl4jOrder.length - shape.outputs(), inDl4jOrder.length, true);
        layout.forEach((dl4j, place) -> biases[place] = inDl4jOrder[dl4j]);
    }
}
