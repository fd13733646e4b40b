package io.gatewise.worker.trial;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.TrainerSetting;

/**
 * The learning rate at each step: a schedule over the epochs that a full training takes, times a warm-up from 0.
 *
 * <p>{@code one-cycle} follows Smith &amp; Topin 2018 (arXiv 1708.07120): the setting is the peak; the rate rises in a
 * straight line from a tenth of it over 45 % of the steps, falls back over the next 45 %, and over the rest goes down to a
 * thousandth of the peak.
 */
final class LearningRates {

    private static final double CYCLE_START = 0.1;
    private static final double CYCLE_END = 0.001;
    private static final double CYCLE_HALF = 0.45;

    private final double peak;
    private final String schedule;
    private final int stepEpochs;
    private final double stepFactor;
    private final double warmUpEpochs;
    private final double epochs;

    /**
     * The rates of complete settings.
     *
     * @param epochs of a full training, however early this one stops
     */
    LearningRates(Configuration settings, int epochs) {
        this.peak = settings.real(TrainerSetting.LEARNING_RATE.key());
        this.schedule = settings.text(TrainerSetting.SCHEDULE.key());
        this.stepEpochs = settings.integer(TrainerSetting.STEP_EPOCHS.key());
        this.stepFactor = settings.real(TrainerSetting.STEP_FACTOR.key());
        this.warmUpEpochs = settings.real(TrainerSetting.WARM_UP_EPOCHS.key());
        this.epochs = epochs;
    }

    /**
     * The rate of a step.
     *
     * @param epoch   from 1
     * @param batch   of the epoch, from 0
     * @param batches of each epoch
     */
    double at(int epoch, int batch, int batches) {
        double done = epoch - 1 + (double) batch / batches;
        double warmth = warmUpEpochs == 0 ? 1 : Math.min(1, (done + 1.0 / batches) / warmUpEpochs);
        return peak * warmth * factor(epoch, done);
    }

    private double factor(int epoch, double done) {
        return switch (schedule) {
            case "constant" -> 1;
            case "step" -> Math.pow(stepFactor, (epoch - 1) / stepEpochs);
            case "cosine" -> (1 + Math.cos(Math.PI * afterWarmUp(done))) / 2;
            case "one-cycle" -> cycle(done / epochs);
            default ->
                throw new IllegalArgumentException(
                        "schedule: need constant, step, cosine or one-cycle, got " + schedule);
        };
    }

    /** The share of the epochs after the warm-up that is done, 0 to 1. */
    private double afterWarmUp(double done) {
        return warmUpEpochs >= epochs ? 0 : Math.max(0, done - warmUpEpochs) / (epochs - warmUpEpochs);
    }

    private static double cycle(double done) {
        if (done < CYCLE_HALF) {
            return between(CYCLE_START, 1, done / CYCLE_HALF);
        }
        if (done < 2 * CYCLE_HALF) {
            return between(1, CYCLE_START, (done - CYCLE_HALF) / CYCLE_HALF);
        }
        return between(CYCLE_START, CYCLE_END, (done - 2 * CYCLE_HALF) / (1 - 2 * CYCLE_HALF));
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
