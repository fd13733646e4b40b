package io.gatewise.worker.trial;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.lstm.Loss;
import io.gatewise.worker.lstm.LstmEngine;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.lstm.TooLargeException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Makes the network that some settings describe and trains it, if it isn't too large. */
final class Trainer {

    private final LstmEngine engine;
    private final long maxBytes;
    private final LongSupplier nanoTime;

    /** What to do with a network that was trained, before its memory is freed. */
    @FunctionalInterface
    interface Use<T> {

        /** Looks at how training ended; the network holds its best weights if it was trained. */
        T apply(Training training, SequenceNetwork network) throws IOException;
    }

    /**
     * A trainer.
     *
     * @param maxBytes a network that takes more is too large
     * @param nanoTime measures epochs and limits, as {@link System#nanoTime()} does
     */
    Trainer(LstmEngine engine, long maxBytes, LongSupplier nanoTime) {
        this.engine = engine;
        this.maxBytes = maxBytes;
        this.nanoTime = nanoTime;
    }

    /** Trains; {@code use} sees the network only if one was made. */
    <T> T train(
            Configuration settings,
            TrainingData data,
            NetworkTrainer.Rules rules,
            StopSignal stop,
            Consumer<CurvePoint> progress,
            Use<T> use)
            throws IOException {
        var plan = NetworkPlan.of(
                settings,
                data.windows().inputs(),
                data.windows().outputs(),
                false,
                Loss.of(Loss.Kind.SQUARED),
                rules.seed());
        int window = data.windows().window();
        if (data.training().length == 0 || data.validation().length == 0) {
            return use.apply(
                    tooLarge("a window of " + window + " rows leaves no sample in one part of the data"), null);
        }
        int batch = Math.min(rules.batchSize(), data.training().length);
        if (plan.trainingBytes(batch, window) > maxBytes) {
            return use.apply(
                    tooLarge(plan.parameters() + " weights, batches of " + batch + " and a window of " + window
                            + " need about " + plan.trainingBytes(batch, window) + " bytes, more than the limit of "
                            + maxBytes),
                    null);
        }
        try (SequenceNetwork network = engine.create(plan)) {
            Training training = new NetworkTrainer(network, data, rules, stop, nanoTime).train(progress);
            return use.apply(training, network);
        } catch (TooLargeException noMemory) {
            return use.apply(tooLarge(noMemory.getMessage()), null);
        } catch (OutOfMemoryError noHeap) {
            return use.apply(tooLarge("memory ran out: " + noHeap.getMessage()), null);
        }
    }

    private static Training tooLarge(String reason) {
        return new Training.Hopeless("too-large", reason, 0, List.of());
    }

    static int batchSize(Configuration settings) {
        return settings.integer(TrainerSetting.BATCH_SIZE.key());
    }
}
