package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.worker.checkpoint.FoldState;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.model.ModelCard;
import io.gatewise.worker.model.ModelFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Trains the folds of one trial, one after the other, from where its journal stands. */
final class FoldLoop {

    /** Any large odd number. */
    private static final long SEED_STEP = 0xD1B54A32D192ED03L;

    private final Trainer trainer;
    private final Models models;
    private final PreparedData data;
    private final TrainTrial request;
    private final Configuration settings;
    private final String run;
    private final StopSignal stop;
    private final RunListener listener;
    private final Journal journal;
    private final FoldsTrained trained;
    private double meanRows;

    FoldLoop(
            Trainer trainer,
            Models models,
            PreparedData data,
            TrainTrial request,
            Configuration settings,
            String run,
            StopSignal stop,
            RunListener listener,
            Journal journal) {
        this.trainer = trainer;
        this.models = models;
        this.data = data;
        this.request = request;
        this.settings = settings;
        this.run = run;
        this.stop = stop;
        this.listener = listener;
        this.journal = journal;
        this.trained = new FoldsTrained(request, data.folds().folds());
    }

    RunEnd run(int folds) throws IOException {
        for (int fold = 1; fold <= folds; fold++) {
            Optional<FoldState> done = journal.done(fold);
            if (done.isPresent()) {
                trained.add(Replay.trained(done.get(), rules(fold)), done.get().parameters(), null);
                continue;
            }
            Optional<RunEnd> end = stop.end().map(this::left);
            if (end.isEmpty()) {
                end = train(fold);
            }
            if (end.isPresent()) {
                return end.get();
            }
        }
        ArtifactReference checkpoint = trained.mayGoOn() ? journal.end() : null;
        return new RunEnd.Ended(trained.completed(journal.seconds(), checkpoint));
    }

    private Optional<RunEnd> train(int fold) throws IOException {
        TrainingData learning =
                data.learning(data.folds().fold(fold), settings, request.rung().fraction());
        if (learning.validation().length == 0) {
            String reason = "the window leaves no sample in the validation part of fold " + fold;
            return Optional.of(
                    new RunEnd.Ended(trained.infeasible(new Training.Hopeless("too-large", reason, 0, List.of()))));
        }
        return trainer.train(
                settings,
                request.task(),
                learning,
                rules(fold),
                stop,
                journal.fold(fold),
                point -> {
                    listener.learned(learning.training().length);
                    listener.epochEnded(point);
                },
                (training, network) -> end(learning, training, network));
    }

    /** Takes a fold in; an end if there is nothing to go on with. */
    private Optional<RunEnd> end(TrainingData learning, Training training, SequenceNetwork network) throws IOException {
        if (training instanceof Training.Stopped stopped) {
            return Optional.of(left(stopped.end()));
        }
        if (training instanceof Training.Hopeless hopeless) {
            return Optional.of(new RunEnd.Ended(trained.infeasible(hopeless)));
        }
        ArtifactReference model = null;
        if (request.validation().folds() == 1) {
            ModelCard card = ModelCard.of(request.task(), PreparedData.window(settings), learning.encoding(), settings);
            model = models.keep(request.key(), run, file -> ModelFile.write(file, network, card));
        }
        trained.add((Training.Trained) training, network.parameters(), model);
        return Optional.empty();
    }

    /** What is given back names the checkpoint to go on from. */
    private RunEnd left(RunEnd end) {
        return end instanceof RunEnd.GivenBack back ? new RunEnd.GivenBack(back.reason(), journal.leave()) : end;
    }

    private FoldShare share(int fold) {
        int folds = Math.min(request.rung().folds(), data.folds().folds());
        if (meanRows == 0) {
            meanRows = FoldShare.meanRows(data.folds(), folds);
        }
        return FoldShare.of(data.folds(), fold, folds, meanRows);
    }

    private TrainingRules rules(int fold) {
        int most = request.earlyStopping().maxEpochs();
        return new TrainingRules(
                fold,
                share(fold),
                Trainer.batchSize(settings),
                Math.min(request.rung().epochs(), most),
                new LearningRates(settings, most),
                request.earlyStopping(),
                request.objective(),
                request.limits(),
                TimeLimit.of(request.maxSeconds(), request.limits().maxTrialSeconds(), journal.start()),
                request.seed() ^ (fold - 1) * SEED_STEP);
    }
}
