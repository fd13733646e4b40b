package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.message.TrialRequest.FinalEvaluation;
import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Forecasting;
import io.gatewise.worker.baseline.Autoregression;
import io.gatewise.worker.baseline.Baseline;
import io.gatewise.worker.baseline.NaiveLag;
import io.gatewise.worker.data.ForecastWindows;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import io.gatewise.worker.lstm.LstmEngine;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.metric.Accuracy;
import io.gatewise.worker.model.ModelCard;
import io.gatewise.worker.model.ModelFile;
import io.gatewise.worker.validation.Split;
import io.gatewise.worker.validation.SplitPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts baselines and contestants on the test part. */
final class FinalEvaluationRunner {

    private final LstmEngine engine;
    private final Trainer trainer;
    private final Datasets datasets;
    private final Models models;

    FinalEvaluationRunner(LstmEngine engine, Trainer trainer, Datasets datasets, Models models) {
        this.engine = engine;
        this.trainer = trainer;
        this.datasets = datasets;
        this.models = models;
    }

    /** Measures all; a contestant that has to be trained first and can't be is left out. */
    RunEnd run(FinalEvaluation request, StopSignal stop) throws IOException {
        Table table = datasets.table(request.data(), request.task());
        Forecasting task = PreparedData.forecasting(request.task());
        Split split = SplitPlan.split(request.validation(), table);
        RowRange test = split.test();
        if (test.size() < task.horizon()) {
            throw new IllegalArgumentException("no test part to evaluate on");
        }
        var scores = new ArrayList<>(baselines(request.baselines(), task, table, split));
        for (Contestant contestant : request.contestants()) {
            Optional<Accuracy> accuracy = contestant.model() == null
                    ? trained(request, contestant, table, stop)
                    : kept(contestant, task, table, test);
            if (stop.end().isPresent()) {
                return stop.end().get();
            }
            accuracy.ifPresent(a -> scores.add(score(contestant.kind(), contestant.name(), a)));
        }
        int rows = (test.size() - task.horizon() + 1) * task.horizon();
        return new RunEnd.Evaluated(new Evaluation(scores, rows));
    }

    /** The simple forecasts, fitted on the training part as the networks are; those that reach too far are left out. */
    private static List<Evaluation.Score> baselines(Baselines wanted, Forecasting task, Table table, Split split) {
        RowRange test = split.test();
        double[] target = table.column(task.targetColumns().get(0));
        int horizon = task.horizon();
        List<Baseline> baselines = new ArrayList<>();
        List<Integer> lags = wanted.lags() == null ? List.of(horizon) : wanted.lags();
        lags.forEach(lag -> baselines.add(new NaiveLag(lag, horizon)));
        if (wanted.autoregression() != null
                && wanted.autoregression() < split.training().to()) {
            baselines.add(Autoregression.fit(target, split.training().to(), wanted.autoregression()));
        }
        int[] samples = IntStream.rangeClosed(test.from(), test.to() - horizon).toArray();
        double[] actual = IntStream.of(samples)
                .flatMap(first -> IntStream.range(first, first + horizon))
                .mapToDouble(row -> target[row])
                .toArray();
        return baselines.stream()
                .filter(baseline -> baseline.reach() <= test.from())
                .map(baseline -> score(
                        "baseline", baseline.name(), Accuracy.of(baseline.forecast(target, samples, horizon), actual)))
                .toList();
    }

    private Optional<Accuracy> kept(Contestant contestant, Forecasting task, Table table, RowRange test)
            throws IOException {
        Path file = models.file(contestant.model());
        ModelCard card = ModelFile.card(file);
        var windows = new ForecastWindows(table, task, card.scaling(), card.window());
        try (SequenceNetwork network = engine.read(file)) {
            return Optional.of(Forecaster.accuracy(network, windows, windows.samples(test)));
        }
    }

    private Optional<Accuracy> trained(FinalEvaluation request, Contestant contestant, Table table, StopSignal stop)
            throws IOException {
        var data = PreparedData.of(table, request.task(), request.validation(), contestant.settings());
        var rules = new NetworkTrainer.Rules(
                Trainer.batchSize(contestant.settings()),
                request.earlyStopping().maxEpochs(),
                request.earlyStopping(),
                request.objective(),
                Optional.empty(),
                contestant.seed());
        return trainer.train(
                contestant.settings(),
                data.trainingData(1.0),
                rules,
                stop,
                point -> {},
                (training, network) -> training instanceof Training.Trained
                        ? Optional.of(Forecaster.accuracy(
                                network,
                                data.windows(),
                                data.windows().samples(data.split().test())))
                        : Optional.empty());
    }

    private static Evaluation.Score score(String kind, String name, Accuracy accuracy) {
        return new Evaluation.Score(kind, name, accuracy.asMap());
    }
}
