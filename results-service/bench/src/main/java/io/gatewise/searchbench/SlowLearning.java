package io.gatewise.searchbench;

import io.gatewise.model.space.Configuration;
import java.util.SplittableRandom;

/**
 * Learning curves of a surface's configurations: validation losses by epoch that fall to the surface's loss as a power of the
 * epoch. Large networks and low learning rates learn slower, so that low rungs mislead.
 */
final class SlowLearning {

    /** The full training. */
    static final int EPOCHS = 81;

    private final Surface surface;
    private final double spread;

    /** @param spread of the surface's losses: what a training gains is in proportion */
    SlowLearning(Surface surface, double spread) {
        this.surface = surface;
        this.spread = spread;
    }

    /** The loss after so many epochs, without noise; NaN where the configuration can't be trained. */
    double at(Configuration c, int epoch) {
        double width = c.values().containsKey("units") ? Math.log(c.real("units") / 32) / Math.log(2) : deep(c);
        double rate = Math.log10(c.real("learningRate")) + 2.5;
        double slowness = Math.exp(0.35 * width - 0.6 * Math.max(-3, Math.min(1, rate)));
        double power = 1.3 / (1 + 0.3 * Math.abs(width) / 4);
        double left = fallen(epoch, slowness, power) - fallen(EPOCHS, slowness, power);
        return surface.loss().at(c) + 3 * spread * left / (1 - fallen(EPOCHS, slowness, power));
    }

    private static double fallen(int epoch, double slowness, double power) {
        return Math.pow(1 + epoch / (2 * slowness), -power);
    }

    private static double deep(Configuration c) {
        return c.values().containsKey("units1") ? Math.log(c.real("units1") / 32) / Math.log(2) : 0;
    }

    /** A training's curve: length {@link #EPOCHS}; null where the configuration can't be trained. */
    double[] curve(Configuration c, SplittableRandom random) {
        double luck = surface.noise().draw(random);
        var curve = new double[EPOCHS];
        double wander = 0;
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            wander = 0.6 * wander + 0.02 * spread * random.nextGaussian();
            curve[epoch - 1] = at(c, epoch) + luck + wander * Math.pow(epoch, -0.3);
        }
        return Double.isNaN(curve[0]) ? null : curve;
    }
}
