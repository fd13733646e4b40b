package io.gatewise.worker.trial;

import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.TextModelling;
import io.gatewise.worker.baseline.ForecastBaselines;
import io.gatewise.worker.data.Batch;
import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.ForecastSamples;
import io.gatewise.worker.data.ForecastScorer;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the baselines reach on the test part, fitted on the training part as the contestants are. */
final class BaselineScores {

    private static final int BATCH_SIZE = 512;

    private final PreparedData data;
    private final Parts parts;
    private final Samples samples;
    private final int[] test;

    /**
     * The baselines of a data set.
     *
     * @param window the contestants' longest: all are measured on the same samples
     */
    BaselineScores(PreparedData data, int window) {
        this.data = data;
        this.parts =
                data.folds().folds() == 1 ? data.folds().fold(1) : data.folds().whole();
        this.samples = Samples.of(
                data.table(), data.task(), parts, Encoding.fit(data.table(), data.task(), parts.training()), window);
        this.test = samples.test(window);
    }

    /** How many values the test part has to predict. */
    long values() {
        return samples.values(test);
    }

    List<Evaluation.Score> of(Baselines wanted) {
        if (data.task() instanceof Forecasting task) {
            return forecasts(task, wanted);
        }
        String name = data.task() instanceof TextModelling ? "character frequencies" : "majority class";
        Map<Metric, Double> metrics = new Judge(samples, test, BATCH_SIZE).measure(this::frequencies);
        return List.of(score(name, metrics));
    }

    private List<Evaluation.Score> forecasts(Forecasting task, Baselines wanted) {
        var scores = new ArrayList<Evaluation.Score>();
        var baselines = new ForecastBaselines(data.table(), task, parts.training());
        for (ForecastBaselines.Named baseline : baselines.of(wanted, test)) {
            ForecastScorer scorer = ((ForecastSamples) samples).scorer();
            baseline.forecast(scorer::add);
            scores.add(score(baseline.name(), scorer.metrics()));
        }
        return scores;
    }

    /** Says the training part's frequencies whatever it sees. */
    private float[] frequencies(Batch batch) {
        float[] shares = samples.frequencies();
        float[] said = new float[batch.labelRows() * shares.length];
        for (int row = 0; row < batch.labelRows(); row++) {
            System.arraycopy(shares, 0, said, row * shares.length, shares.length);
        }
        return said;
    }

    private static Evaluation.Score score(String name, Map<Metric, Double> metrics) {
        return new Evaluation.Score("baseline", name, Judge.byName(metrics));
    }
}
