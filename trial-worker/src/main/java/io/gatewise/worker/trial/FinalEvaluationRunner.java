package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.message.TrialRequest.FinalEvaluation;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.model.ModelCard;
import io.gatewise.worker.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Puts baselines and contestants on the test part. */
final class FinalEvaluationRunner {

    private static final String WINNER = "winner";

    private final Engines engines;
    private final Trainer trainer;
    private final Datasets datasets;
    private final Models models;

    FinalEvaluationRunner(Engines engines, Trainer trainer, Datasets datasets, Models models) {
        this.engines = engines;
        this.trainer = trainer;
        this.datasets = datasets;
        this.models = models;
    }

    /**
     * Measures all; left out is a contestant that has to be trained first and can't be, or whose predictions aren't finite.
     */
    RunEnd run(FinalEvaluation request, String run, StopSignal stop) throws IOException {
        var data = PreparedData.of(datasets, request.data(), request.task(), request.validation())
                .startingFrom(Start.of(models, request.start()));
        int window = request.contestants().stream()
                .mapToInt(contestant -> PreparedData.window(settings(contestant)))
                .max()
                .orElse(1);
        var baselines = new BaselineScores(data, window);
        if (baselines.values() == 0) {
            throw new IllegalArgumentException("no test part to evaluate on");
        }
        var scores = new ArrayList<>(baselines.of(request.baselines()));
        ArtifactReference model = null;
        for (Contestant contestant : request.contestants()) {
            Optional<Result> result = result(request, contestant, data, window, run, stop);
            if (stop.end().isPresent()) {
                return stop.end().get();
            }
            result.ifPresent(r ->
                    scores.add(new Evaluation.Score(contestant.kind(), contestant.name(), Judge.byName(r.metrics()))));
            model = result.map(Result::model).orElse(model);
        }
        return new RunEnd.Evaluated(new Evaluation(scores, Math.toIntExact(baselines.values()), model));
    }

    private Optional<Result> result(
            FinalEvaluation request, Contestant contestant, PreparedData data, int window, String run, StopSignal stop)
            throws IOException {
        Optional<Result> result = contestant.model() == null
                ? trained(request, contestant, data, window, run, stop)
                : kept(contestant, data, window);
        return result.filter(measured -> Judge.finite(measured.metrics()));
    }

    /**
     * What a contestant came to.
     *
     * @param model the network that users get; null where it isn't one, or is kept already
     */
    private record Result(Map<Metric, Double> metrics, ArtifactReference model) {}

    private static Configuration settings(Contestant contestant) {
        return TrainerSetting.standards().overlaidWith(contestant.settings());
    }

    private Optional<Result> kept(Contestant contestant, PreparedData data, int window) throws IOException {
        Path file = models.file(contestant.model());
        ModelCard card = ModelFile.card(file);
        Configuration settings = TrainerSetting.standards().overlaidWith(card.settings());
        Samples samples = Samples.of(data.table(), data.task(), data.folds().fold(1), card.encoding(), card.window());
        try (SequenceNetwork network = engines.of(settings).read(file)) {
            return Optional.of(new Result(judge(samples, window, settings).measure(network), null));
        }
    }

    private static Judge judge(Samples samples, int window, Configuration settings) {
        return new Judge(samples, samples.test(window), Trainer.batchSize(settings));
    }

    private Optional<Result> trained(
            FinalEvaluation request, Contestant contestant, PreparedData data, int window, String run, StopSignal stop)
            throws IOException {
        Configuration settings = settings(contestant);
        boolean whole = contestant.epochs() != null;
        Parts parts = whole ? data.folds().whole() : data.folds().fold(1);
        TrainingData learning = data.learning(parts, settings, 1.0);
        return trainer.train(
                settings,
                request.task(),
                learning,
                rules(request, contestant, settings),
                stop,
                TrainingLog.none(),
                point -> {},
                (training, network) -> {
                    if (!(training instanceof Training.Trained)) {
                        return Optional.empty();
                    }
                    ArtifactReference model = null;
                    if (whole && contestant.kind().equals(WINNER)) {
                        ModelCard card = ModelCard.of(
                                request.task(), PreparedData.window(settings), learning.encoding(), settings);
                        model = models.keep(request.key(), run, file -> ModelFile.write(file, network, card));
                    }
                    return Optional.of(new Result(
                            judge(learning.samples(), window, settings).measure(network), model));
                });
    }

    private static TrainingRules rules(FinalEvaluation request, Contestant contestant, Configuration settings) {
        int most = request.earlyStopping().maxEpochs();
        return new TrainingRules(
                1,
                FoldShare.whole(),
                Trainer.batchSize(settings),
                contestant.epochs() == null ? most : contestant.epochs(),
                new LearningRates(settings, most),
                request.earlyStopping(),
                request.objective(),
                Limits.none(),
                TimeLimit.none(),
                contestant.seed());
    }
}
