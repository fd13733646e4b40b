package io.gatewise.worker.lstm;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.TrainerSetting;

/**
 * A network as the settings describe it: LSTM layers on top of each other, then a linear layer that reads the last
 * one's state after the window's last step.
 *
 * @param inputs         C
 * @param outputs        H
 * @param units          of each LSTM layer
 * @param layers         number of LSTM layers
 * @param learningRate   the optimizer's step size
 * @param dropout        share of each LSTM layer's outputs that is dropped while training
 * @param l1             factor of the sum of absolute weights
 * @param l2             factor of half the sum of squared weights
 * @param optimizer      {@code adam}, {@code nadam}, {@code rmsprop} or {@code sgd}
 * @param gradientClip   each component of the gradient is cut to this; 0 for no clipping
 * @param forgetGateBias where the forget gates' biases start
 * @param seed           of the first weights and of dropout
 */
public record NetworkPlan(
        int inputs,
        int outputs,
        int units,
        int layers,
        double learningRate,
        double dropout,
        double l1,
        double l2,
        String optimizer,
        double gradientClip,
        double forgetGateBias,
        long seed) {

    /** Weights, their gradients, Adam's two moments and the best weights so far. */
    private static final int COPIES_OF_WEIGHTS = 5;

    /** Numbers kept a unit, sample and step between forward and backward pass: gates, states and their gradients. */
    private static final int NUMBERS_A_UNIT = 16;

    /** The plan for complete settings. */
    public static NetworkPlan of(Configuration settings, int inputs, int outputs, long seed) {
        return new NetworkPlan(
                inputs,
                outputs,
                settings.integer(TrainerSetting.UNITS.key()),
                settings.integer(TrainerSetting.LAYERS.key()),
                settings.real(TrainerSetting.LEARNING_RATE.key()),
                settings.real(TrainerSetting.DROPOUT.key()),
                settings.real(TrainerSetting.L1.key()),
                settings.real(TrainerSetting.L2.key()),
                settings.text(TrainerSetting.OPTIMIZER.key()),
                settings.real(TrainerSetting.GRADIENT_CLIP.key()),
                settings.real(TrainerSetting.FORGET_GATE_BIAS.key()),
                seed);
    }

    /** The number of weights, biases included. */
    public long parameters() {
        long first = 4L * units * (inputs + units + 1);
        long further = 4L * units * (2L * units + 1);
        return first + (layers - 1) * further + (units + 1L) * outputs;
    }

    /** About how many bytes training takes, for batches of this size and windows of this length. */
    public long trainingBytes(int batchSize, int window) {
        long activations = (long) batchSize * window * ((long) units * layers * NUMBERS_A_UNIT + 2L * inputs);
        return Float.BYTES * (COPIES_OF_WEIGHTS * parameters() + activations);
    }
}
