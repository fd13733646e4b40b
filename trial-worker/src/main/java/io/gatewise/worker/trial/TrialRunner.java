package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.checkpoint.Identity;
import io.gatewise.worker.checkpoint.UnusableCheckpointException;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Trains one configuration to one rung, from the best place where it may begin. */
final class TrialRunner {

    private final Trainer trainer;
    private final Datasets datasets;
    private final Models models;
    private final CheckpointRule checkpoints;
    private final long maxBytes;
    private final LongSupplier nanoTime;

    /**
     * A runner.
     *
     * @param maxBytes the largest checkpoint that is read
     */
    TrialRunner(
            Trainer trainer,
            Datasets datasets,
            Models models,
            CheckpointRule checkpoints,
            long maxBytes,
            LongSupplier nanoTime) {
        this.trainer = trainer;
        this.datasets = datasets;
        this.models = models;
        this.checkpoints = checkpoints;
        this.maxBytes = maxBytes;
        this.nanoTime = nanoTime;
    }

    RunEnd run(TrainTrial request, String run, StopSignal stop, RunListener listener) throws IOException {
        long began = nanoTime.getAsLong();
        var data = PreparedData.of(datasets, request.data(), request.task(), request.validation())
                .startingFrom(Start.of(models, request.start()));
        Configuration settings = TrainerSetting.standards().overlaidWith(request.settings());
        var identity = Identity.of(request, settings);
        var beginnings = new Beginnings(checkpoints.store(), request, identity, maxBytes, listener);
        int folds = Math.min(request.rung().folds(), data.folds().folds());
        while (true) {
            var journal = new Journal(
                    checkpoints, nanoTime, began, request, identity, run, listener, folds, beginnings.next());
            try {
                return new FoldLoop(trainer, models, data, request, settings, run, stop, listener, journal).run(folds);
            } catch (UnusableCheckpointException unusable) {
                beginnings.reject(unusable);
            }
        }
    }
}
