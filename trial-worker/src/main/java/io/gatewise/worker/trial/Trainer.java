package io.gatewise.worker.trial;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.lstm.LstmEngine;
import io.gatewise.worker.lstm.MisfitException;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.lstm.TooLargeException;
import java.io.IOException;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Makes the network that some settings describe and trains it, if it isn't too large. */
final class Trainer {

    private final Engines engines;
    private final long maxBytes;
    private final LongSupplier nanoTime;
    private final Speeds speeds;

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
        this.speeds = new Speeds(nanoTime);
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
        LstmEngine engine = engines.of(settings);
        boolean asked = rules.limits().maxPredictedSeconds() != null;
        var check = new SizeCheck(settings, data, rules, engine, asked ? speeds.measured(engine) : speeds.of(engine));
        log.counted(check.cost());
        Optional<Training> refused = check.refusal(maxBytes, log.begun().isPresent());
        if (refused.isPresent()) {
            return use.apply(refused.get(), null);
        }
        try (SequenceNetwork network = data.start().network(engine, plan, settings, data)) {
            var seconds = new DoubleSummaryStatistics();
            Training training = new NetworkTrainer(network, data, rules, stop, log, nanoTime).train(point -> {
                seconds.accept(point.seconds());
                progress.accept(point);
            });
            speeds.ended(engine, check.epochOperations() * seconds.getCount(), seconds.getCount(), seconds.getSum());
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
