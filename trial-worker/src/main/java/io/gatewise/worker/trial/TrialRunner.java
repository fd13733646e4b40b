package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.model.ModelCard;
import io.gatewise.worker.model.ModelFile;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Trains one configuration to one rung, fold after fold. */
final class TrialRunner {

    /** Any large odd number. */
    private static final long SEED_STEP = 0xD1B54A32D192ED03L;

    private final Trainer trainer;
    private final Datasets datasets;
    private final Models models;
    private final LongSupplier nanoTime;

    TrialRunner(Trainer trainer, Datasets datasets, Models models, LongSupplier nanoTime) {
        this.trainer = trainer;
        this.datasets = datasets;
        this.models = models;
        this.nanoTime = nanoTime;
    }

    RunEnd run(TrainTrial request, String run, StopSignal stop, Consumer<CurvePoint> progress) throws IOException {
        long start = nanoTime.getAsLong();
        var data = PreparedData.of(datasets, request.data(), request.task(), request.validation())
                .startingFrom(Start.of(models, request.start()));
        Configuration settings = TrainerSetting.standards().overlaidWith(request.settings());
        var trained = new FoldsTrained(request, data.folds().folds());
        int folds = Math.min(request.rung().folds(), data.folds().folds());
        for (int fold = 1; fold <= folds; fold++) {
            Parts parts = data.folds().fold(fold);
            TrainingData learning =
                    data.learning(parts, settings, request.rung().fraction());
            if (learning.validation().length == 0) {
                return new RunEnd.Ended(trained.infeasible(new Training.Hopeless(
                        "too-large",
                        "the window leaves no sample in the validation part of fold " + fold,
                        0,
                        java.util.List.of())));
            }
            Optional<RunEnd> end = trainer.train(
                    settings,
                    request.task(),
                    learning,
                    rules(request, settings, fold, start),
                    stop,
                    progress,
                    (training, network) -> end(request, run, settings, learning, training, network, trained));
            if (end.isPresent()) {
                return end.get();
            }
        }
        return new RunEnd.Ended(trained.completed((nanoTime.getAsLong() - start) / 1e9));
    }

    /** Takes a fold in; an end if there is nothing to go on with. */
    private Optional<RunEnd> end(
            TrainTrial request,
            String run,
            Configuration settings,
            TrainingData data,
            Training training,
            SequenceNetwork network,
            FoldsTrained trained)
            throws IOException {
        if (training instanceof Training.Stopped stopped) {
            return Optional.of(stopped.end());
        }
        if (training instanceof Training.Hopeless hopeless) {
            return Optional.of(new RunEnd.Ended(trained.infeasible(hopeless)));
        }
        ArtifactReference model = null;
        if (request.validation().folds() == 1) {
            ModelCard card = ModelCard.of(request.task(), PreparedData.window(settings), data.encoding(), settings);
            model = models.keep(request.key(), run, file -> ModelFile.write(file, network, card));
        }
        trained.add((Training.Trained) training, network.parameters(), model);
        return Optional.empty();
    }

    private static TrainingRules rules(TrainTrial request, Configuration settings, int fold, long start) {
        int most = request.earlyStopping().maxEpochs();
        return new TrainingRules(
                fold,
                Trainer.batchSize(settings),
                Math.min(request.rung().epochs(), most),
                new LearningRates(settings, most),
                request.earlyStopping(),
                request.objective(),
                request.limits(),
                TimeLimit.of(request.maxSeconds(), request.limits().maxTrialSeconds(), start),
                request.seed() ^ (fold - 1) * SEED_STEP);
    }
}
