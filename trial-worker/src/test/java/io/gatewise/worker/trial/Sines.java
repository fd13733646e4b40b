package io.gatewise.worker.trial;

import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.TrainerSetting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A wave that a small network learns in a second, and requests to do so. */
public final class Sines {

    private static final int ROWS = 600;
    private static final double PERIOD = 20;

    /** Settings that learn it. */
    public static final Configuration SETTINGS = TrainerSetting.standards()
            .overlaidWith(new Configuration(
                    Map.of("window", 10, "units", 8, "learningRate", 0.02, "batchSize", 32, "dropout", 0.0)));

    private static final DataReference DATA = new DataReference("0".repeat(64), new ArtifactReference("sine", "0", 0));
    private static final Forecasting TASK = new Forecasting(null, "wave", null, null, 1);
    private static final Objective OBJECTIVE = new Objective(Metric.RMSE, null);
    private static final HoldOut VALIDATION = new HoldOut(0.2, null, 0.2, null);

    private Sines() {}

    /** Row r: 50 + 10 sin(2 pi r / 20). */
    static double[] wave() {
        double[] wave = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            wave[row] = 50 + 10 * Math.sin(2 * Math.PI * row / PERIOD);
        }
        return wave;
    }

    /** The wave as a canonical CSV. */
    public static byte[] csv() {
        var csv = new StringBuilder("wave\r\n");
        for (double value : wave()) {
            csv.append(value).append("\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    static AttemptKey key() {
        return new AttemptKey(new StudyId("waves"), 1, 1, 1);
    }

    static TrainTrial train(Configuration changes, int epochs, Long maxSeconds) {
        return request(key(), DATA, changes, epochs, 1000, maxSeconds);
    }

    /** A request to train {@link #SETTINGS} with some changes. */
    public static TrainTrial request(
            AttemptKey key, DataReference data, Configuration changes, int epochs, int patience, Long maxSeconds) {
        return new TrainTrial(
                key,
                data,
                TASK,
                SETTINGS.overlaidWith(changes),
                OBJECTIVE,
                VALIDATION,
                new StoppingRule(epochs, patience, 0.0),
                new Rung(1, epochs, 1, 1.0),
                7,
                maxSeconds,
                null,
                null);
    }

    static TrialRequest.FinalEvaluation evaluate(List<TrialRequest.Contestant> contestants) {
        return new TrialRequest.FinalEvaluation(
                new AttemptKey(new StudyId("waves"), AttemptKey.FINAL_EVALUATION, 1, 1),
                DATA,
                TASK,
                OBJECTIVE,
                VALIDATION,
                new StoppingRule(10, 10, 0.0),
                new Baselines(List.of(1, 20, 599), 2),
                contestants);
    }
}
