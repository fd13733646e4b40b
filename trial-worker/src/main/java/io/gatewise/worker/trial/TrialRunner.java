package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.model.ModelFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Trains one configuration to one rung. */
final class TrialRunner {

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
        var data = PreparedData.of(request, datasets.table(request.data(), request.task()));
        return trainer.train(
                request.settings(),
                data.trainingData(request.rung().fraction()),
                rules(request),
                stop,
                progress,
                (training, network) -> {
                    if (training instanceof Training.Stopped stopped) {
                        return stopped.end();
                    }
                    if (training instanceof Training.Hopeless hopeless) {
                        return new RunEnd.Ended(infeasible(hopeless));
                    }
                    var trained = (Training.Trained) training;
                    ArtifactReference model = models.keep(
                            request.key(), run, file -> ModelFile.write(file, network, data.card(request.settings())));
                    double seconds = (nanoTime.getAsLong() - start) / 1e9;
                    return new RunEnd.Ended(completed(request, trained, network, seconds, model));
                });
    }

    private static NetworkTrainer.Rules rules(TrainTrial request) {
        int maxEpochs =
                Math.min(request.rung().epochs(), request.earlyStopping().maxEpochs());
        return new NetworkTrainer.Rules(
                Trainer.batchSize(request.settings()),
                maxEpochs,
                request.earlyStopping(),
                request.objective(),
                Optional.ofNullable(request.maxSeconds()).map(Duration::ofSeconds),
                request.seed());
    }

    private static Outcome infeasible(Training.Hopeless hopeless) {
        return new Outcome.Infeasible(
                hopeless.cause(), hopeless.reason(), Curves.thinned(hopeless.curve(), hopeless.bestEpoch()));
    }

    private static Outcome completed(
            TrainTrial request,
            Training.Trained trained,
            SequenceNetwork network,
            double seconds,
            ArtifactReference model) {
        boolean wholeData = request.rung().fraction() == 1.0;
        boolean wholeTime = trained.stoppedBy().equals("patience")
                || request.rung().epochs() >= request.earlyStopping().maxEpochs();
        return new Outcome.Completed(
                trained.best().get(request.objective().metric()),
                trained.best().asMap(),
                Curves.thinned(trained.curve(), trained.bestEpoch()),
                trained.bestEpoch(),
                wholeData && wholeTime,
                trained.stoppedBy(),
                network.parameters(),
                seconds,
                model);
    }
}
