package io.gatewise.worker.trial;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.lstm.MisfitException;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.lstm.TooLargeException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Makes the network that some settings describe and trains it, if it isn't too large. */
final class Trainer {

    private final Engines engines;
    private final long maxBytes;
    private final LongSupplier nanoTime;

    /** What to do with a network that was trained, before its memory is freed. */
    @FunctionalInterface
    interface Use<T> {

        /**
         * Looks at how training ended.
         *
         * @param network holds its best weights if it was trained; null if none was made
         */
        T apply(Training training, SequenceNetwork network) throws IOException;
    }

    /**
     * A trainer.
     *
     * @param maxBytes a network that takes more is too large
     * @param nanoTime measures epochs and limits, as {@link System#nanoTime()} does
     */
    Trainer(Engines engines, long maxBytes, LongSupplier nanoTime) {
        this.engines = engines;
        this.maxBytes = maxBytes;
        this.nanoTime = nanoTime;
    }

    /**
     * Trains with complete settings.
     *
     * @param log where training stands, and is written down
     */
    <T> T train(
            Configuration settings,
            Task task,
            TrainingData data,
            TrainingRules rules,
            StopSignal stop,
            TrainingLog log,
            Consumer<CurvePoint> progress,
            Use<T> use)
            throws IOException {
        Samples samples = data.samples();
        var plan = NetworkPlan.of(
                settings, samples.inputs(), samples.outputs(), samples.eachStep(), Losses.of(task), rules.seed());
        Optional<Training> refused = new SizeCheck(plan, data, rules, maxBytes).refusal();
        if (refused.isPresent()) {
            return use.apply(refused.get(), null);
        }
        try (SequenceNetwork network = data.start().network(engines.of(settings), plan, settings, data)) {
            Training training = new NetworkTrainer(network, data, rules, stop, log, nanoTime).train(progress);
            return use.apply(training, network);
        } catch (MisfitException misfit) {
            return use.apply(new Training.Hopeless("misfit", misfit.getMessage(), 0, List.of()), null);
        } catch (TooLargeException noMemory) {
            return use.apply(SizeCheck.tooLarge(noMemory.getMessage()), null);
        } catch (OutOfMemoryError noHeap) {
            return use.apply(SizeCheck.tooLarge("memory ran out: " + noHeap.getMessage()), null);
        }
    }

    static int batchSize(Configuration settings) {
        return settings.integer(TrainerSetting.BATCH_SIZE.key());
    }
}
