package io.gatewise.results.proposal;

import io.gatewise.model.cost.Speed;
import io.gatewise.model.cost.SpeedFit;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.TrialCost;
import io.gatewise.results.history.History;
import io.gatewise.results.history.TrialRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How fast the workers of a study believe themselves to be: what they predicted for its latest trials. It is their predictions
 * that a limit of predicted seconds is compared with, not what trainings took in the end.
 */
final class KnownSpeed {

    /** Fewer predictions may be those of a worker that has just begun to learn its own speed. */
    static final int FEWEST = 3;

    private static final int LATEST = 20;

    private final Map<String, Speed> byEngine = new HashMap<>();

    KnownSpeed(StudySpec spec, History history) {
        Map<String, List<SpeedFit.Training>> predictions = new HashMap<>();
        List<TrialRecord> latest = new ArrayList<>(history.trials());
        Collections.reverse(latest);
        for (TrialRecord trial : latest) {
            TrialCost counted = trial.expense().counted();
            if (counted != null && counted.seconds() != null && counted.seconds() > 0 && counted.operations() > 0) {
                predictions
                        .computeIfAbsent(engine(spec, trial.configuration()), engine -> new ArrayList<>())
                        .add(new SpeedFit.Training(counted.operations(), counted.epochs(), counted.seconds()));
            }
        }
        predictions.forEach((engine, all) -> {
            if (all.size() >= FEWEST) {
                byEngine.put(engine, SpeedFit.of(Speed.expected(engine), all.subList(0, Math.min(LATEST, all.size()))));
            }
        });
    }

    /** The speed with that trial's engine; empty while too few trials told of it. */
    Optional<Speed> of(StudySpec spec, Configuration trial) {
        return Optional.ofNullable(byEngine.get(engine(spec, trial)));
    }

    private static String engine(StudySpec spec, Configuration trial) {
        return spec.settings(trial).text(TrainerSetting.ENGINE.key());
    }
}
