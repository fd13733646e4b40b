package io.gatewise.worker.lstm;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.LayerUnits;
import io.gatewise.model.study.TrainerSetting;

/**
 * A network as the settings describe it.
 *
 * @param shape          layers and sizes
 * @param loss           what training minimises
 * @param regularisation against learning by heart
 * @param optimizer      how gradients change weights
 * @param forgetGateBias where the forget gates' biases start
 * @param seed           of the first weights, of dropout and noise
 * @param tuning         how fast layers learn that bring another network's weights
 */
public record NetworkPlan(
        NetworkShape shape,
        Loss loss,
        Regularisation regularisation,
        Optimizer optimizer,
        double forgetGateBias,
        long seed,
        FineTuning tuning) {

    public NetworkPlan {
        if (tuning.frozen() > shape.layers()) {
            throw new MisfitException("need at most " + shape.layers() + " frozen layers, got " + tuning.frozen());
        }
    }

    /** A plan whose weights start at random, and which all learn. */
    public NetworkPlan(
            NetworkShape shape,
            Loss loss,
            Regularisation regularisation,
            Optimizer optimizer,
            double forgetGateBias,
            long seed) {
        this(shape, loss, regularisation, optimizer, forgetGateBias, seed, FineTuning.none());
    }

    /** The same network, with layers that learn like that. */
    public NetworkPlan with(FineTuning newTuning) {
        return new NetworkPlan(shape, loss, regularisation, optimizer, forgetGateBias, seed, newTuning);
    }

    /**
     * The plan for complete settings.
     *
     * @param eachStep whether the task wants an output at each step, rather than one a sample
     */
    public static NetworkPlan of(
            Configuration settings, int inputs, int outputs, boolean eachStep, Loss loss, long seed) {
        var shape = new NetworkShape(
                inputs,
                outputs,
                LayerUnits.of(settings),
                settings.text(TrainerSetting.DIRECTION.key()).equals("bidirectional"),
                eachStep ? Head.EACH_STEP : head(settings.text(TrainerSetting.POOLING.key())));
        return new NetworkPlan(
                shape,
                loss,
                new Regularisation(
                        settings.real(TrainerSetting.INPUT_DROPOUT.key()),
                        settings.real(TrainerSetting.DROPOUT.key()),
                        settings.real(TrainerSetting.RECURRENT_DROPOUT.key()),
                        settings.real(TrainerSetting.INPUT_NOISE.key()),
                        settings.real(TrainerSetting.L1.key()),
                        settings.real(TrainerSetting.L2.key()),
                        settings.real(TrainerSetting.WEIGHT_DECAY.key())),
                new Optimizer(
                        Optimizer.Kind.named(settings.text(TrainerSetting.OPTIMIZER.key())),
                        settings.real(TrainerSetting.LEARNING_RATE.key()),
                        settings.real(TrainerSetting.MOMENTUM.key()),
                        settings.real(TrainerSetting.GRADIENT_CLIP.key()),
                        settings.real(TrainerSetting.GRADIENT_NORM.key())),
                settings.real(TrainerSetting.FORGET_GATE_BIAS.key()),
                seed);
    }

    private static Head head(String pooling) {
        return switch (pooling) {
            case "last" -> Head.LAST;
            case "mean" -> Head.MEAN;
            case "max" -> Head.MAX;
            default -> throw new IllegalArgumentException("pooling: need last, mean or max, got " + pooling);
        };
    }

    /** The number of weights, biases included. */
    public long parameters() {
        return shape.parameters();
    }
}
