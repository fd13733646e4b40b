package io.gatewise.results.analysis;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.Course;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Trials whose losses fall as the root of the epochs. */
public final class ToyTrainings {

    private static final double[] EPOCHS = {1, 2, 3, 4, 5, 6, 7, 9, 12, 15, 18, 23, 27, 36, 44, 56, 69, 81};

    private final List<TrialRecord> trials = new ArrayList<>();

    /** A study of rungs of 9, 27 and 81 epochs. */
    public static StudySpec spec(boolean extrapolation) {
        StudySpec spec = StudyScript.spec("s", Search.Algorithm.RANDOM, 1);
        return new StudySpec(
                        "s",
                        spec.dataset(),
                        spec.task(),
                        spec.parameters(),
                        null,
                        new Objective(Metric.RMSE, null),
                        null,
                        spec.validation(),
                        new StoppingRule(81, 10, null),
                        null,
                        null)
                .withSearch(
                        spec.search().withFidelity(new Fidelity(Fidelity.By.EPOCHS, 9.0, 3.0, null, extrapolation)));
    }

    private static final List<Rung> RUNGS = spec(true).rungs(); // 9, 27, 81 epochs

    /** In the order of their numbers; may be changed. */
    public List<TrialRecord> trials() {
        return trials;
    }

    /** A loss that falls as the root of the epochs, a little off. */
    private double loss(double end, double fall, double epoch) {
        return end + fall * (9 / Math.sqrt(epoch) - 1) + 1e-3 * Math.sin(7 * epoch + trials.size());
    }

    /** A trial that was trained to so many rungs. */
    public TrialRecord trained(int rungs, double end, double fall) {
        var scores = new ArrayList<RungScore>();
        for (Rung rung : RUNGS.subList(0, rungs)) {
            double[] at = DoubleStream.of(EPOCHS)
                    .filter(epoch -> epoch <= rung.epochs())
                    .toArray();
            double[] losses =
                    DoubleStream.of(at).map(epoch -> loss(end, fall, epoch)).toArray();
            scores.add(new RungScore(
                    rung, losses[losses.length - 1], rung.number() == RUNGS.size(), Map.of(), new Course(at, losses)));
        }
        var trial = new TrialRecord(
                trials.size() + 1,
                Configuration.empty(),
                "proposed",
                RUNGS.get(rungs - 1),
                TrialState.COMPLETED,
                scores);
        trials.add(trial);
        return trial;
    }

    /** Five trials to the full rung, that come to 1.0 to 1.8. */
    public void fiveWhole() {
        for (int i = 0; i < 5; i++) {
            trained(3, 1 + 0.2 * i, 0.2 + 0.02 * i);
        }
    }
}
