package io.gatewise.worker.trial;

import io.gatewise.edge.artifact.FolderArtifactStore;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.message.TrialRequest.FinalEvaluation;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.worker.data.TableReader;
import io.gatewise.worker.lstm.Dl4jEngine;
import io.gatewise.worker.lstm.FusedEngine;
import io.gatewise.worker.lstm.LstmEngine;
import io.gatewise.worker.model.ModelCard;
import io.gatewise.worker.model.ModelFile;
import io.gatewise.worker.store.StoredCheckpoints;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Requests for tiny tasks, and runs of them from a CSV to their end; models are kept in a folder. */
final class TinyTasks {

    /** Settings as a sender of an older version had them: the others are completed. */
    static final Configuration SETTINGS =
            new Configuration(Map.of("window", 10, "units", 8, "learningRate", 0.03, "batchSize", 16));

    private static final Engines ENGINES = new Engines(Map.of("fused", new FusedEngine(), "dl4j", new Dl4jEngine()));
    private static final DataReference DATA = new DataReference("0".repeat(64), new ArtifactReference("csv", "0", 0));

    private final Path folder;
    final List<CurvePoint> progress = new ArrayList<>();

    TinyTasks(Path folder) {
        this.folder = folder;
        ENGINES.byName().values().forEach(LstmEngine::warmUp);
    }

    /** Series of 3 to 8 rows, in turn with a rising left and a rising right channel. */
    static String rising(int series) {
        var csv = new StringBuilder("id,left,right,rising\n");
        var random = new SplittableRandom(1);
        for (int id = 0; id < series; id++) {
            int rows = random.nextInt(3, 9);
            for (int t = 0; t < rows; t++) {
                double up = t + random.nextDouble();
                double flat = random.nextDouble() * 5;
                boolean left = id % 2 == 0;
                csv.append(id).append(',').append(left ? up : flat).append(',').append(left ? flat : up);
                csv.append(left ? ",left\n" : ",right\n");
            }
        }
        return csv.toString();
    }

    static TrainTrial train(Task task, Metric metric, ValidationPlan plan, int epochs, Limits limits) {
        return new TrainTrial(
                new AttemptKey(new StudyId("tasks"), 1, 1, 1),
                DATA,
                task,
                SETTINGS,
                new Objective(metric, null),
                plan,
                new StoppingRule(epochs, 1000, 0.0),
                new Rung(1, epochs, plan.folds(), 1.0),
                7,
                null,
                null,
                limits);
    }

    static TrainTrial withRung(TrainTrial trial, Rung rung) {
        return new TrainTrial(
                trial.key(),
                trial.data(),
                trial.task(),
                trial.settings(),
                trial.objective(),
                trial.validation(),
                trial.earlyStopping(),
                rung,
                trial.seed(),
                null,
                null,
                null);
    }

    static FinalEvaluation evaluate(Task task, Metric metric, ValidationPlan plan, List<Contestant> contestants) {
        return new FinalEvaluation(
                new AttemptKey(new StudyId("tasks"), AttemptKey.FINAL_EVALUATION, 1, 1),
                DATA,
                task,
                new Objective(metric, null),
                plan,
                new StoppingRule(20, 1000, 0.0),
                new Baselines(null, 3),
                contestants);
    }

    Outcome.Completed completed(String csv, TrainTrial request) throws IOException {
        progress.clear();
        return (Outcome.Completed) outcome(csv, request);
    }

    Outcome outcome(String csv, TrainTrial request) throws IOException {
        RunEnd end = runner(csv).run(request, "run", new StopSignal(), progress::add);
        return ((RunEnd.Ended) end).outcome();
    }

    Evaluation evaluation(String csv, FinalEvaluation request) throws IOException {
        RunEnd end = runner(csv).run(request, "final", new StopSignal(), point -> {});
        return ((RunEnd.Evaluated) end).evaluation();
    }

    private RequestRunner runner(String csv) {
        return new RequestRunner(
                ENGINES,
                (data, columns) -> TableReader.read(new StringReader(csv), columns),
                new FolderModels(folder),
                new CheckpointRule(
                        new StoredCheckpoints(new FolderArtifactStore(folder.resolve("store"))),
                        Duration.ofDays(1),
                        Duration.ofDays(1)),
                64 << 20,
                System::nanoTime);
    }

    ModelCard card(ArtifactReference model) throws IOException {
        return ModelFile.card(folder.resolve(model.path()));
    }
}
