package io.gatewise.model.cost;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.TrainerSetting;

/**
 * What of a training decides how much it has to remember.
 *
 * @param frozen           the lowest so many layers don't learn
 * @param moments          numbers that the optimizer keeps for each weight, 0 to 2
 * @param dropout          whether outputs between layers are dropped
 * @param recurrentDropout whether recurrent state is dropped
 * @param largest          whether the output layer reads the largest over all steps
 */
public record Learning(int frozen, int moments, boolean dropout, boolean recurrentDropout, boolean largest) {

    public Learning {
        if (frozen < 0 || moments < 0 || moments > 2) {
            throw new IllegalArgumentException(
                    "need at least 0 frozen layers and 0 to 2 moments, got " + frozen + " and " + moments);
        }
    }

    /** As complete settings want it. */
    public static Learning of(Configuration settings) {
        return new Learning(
                settings.integer(TrainerSetting.FROZEN_LAYERS.key()),
                moments(settings),
                settings.real(TrainerSetting.DROPOUT.key()) > 0,
                settings.real(TrainerSetting.RECURRENT_DROPOUT.key()) > 0,
                settings.text(TrainerSetting.POOLING.key()).equals("max"));
    }

    private static int moments(Configuration settings) {
        return switch (settings.text(TrainerSetting.OPTIMIZER.key())) {
            case "sgd" -> settings.real(TrainerSetting.MOMENTUM.key()) > 0 ? 1 : 0;
            case "rmsprop" -> 1;
            default -> 2;
        };
    }
}
