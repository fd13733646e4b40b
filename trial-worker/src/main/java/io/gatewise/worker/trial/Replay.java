package io.gatewise.worker.trial;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Metric;
import io.gatewise.worker.checkpoint.FoldState;
import io.gatewise.worker.checkpoint.UnusableCheckpointException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What follows from the epochs that were trained before.
 *
 * @param stopping  has seen them all
 * @param best      the metrics of the best one
 * @param firstLoss the training loss of the first
 */
record Replay(EarlyStopping stopping, Map<Metric, Double> best, double firstLoss) {

    /** The name of the training loss in a curve. */
    static final String LOSS = "loss";

    /**
     * Looks at them again.
     *
     * @throws UnusableCheckpointException if an epoch lacks what is watched
     */
    static Replay of(List<CurvePoint> curve, TrainingRules rules) throws UnusableCheckpointException {
        var stopping = rules.earlyStopping();
        CurvePoint best = null;
        for (CurvePoint point : curve) {
            Double watched = point.metrics().get(rules.watched().key());
            if (watched == null || !point.metrics().containsKey(LOSS)) {
                throw new UnusableCheckpointException("epoch " + point.epoch() + " of fold " + point.fold() + " lacks "
                        + rules.watched().key() + " or " + LOSS);
            }
            best = stopping.improved(watched) ? point : best;
        }
        return new Replay(stopping, metrics(best), curve.get(0).metrics().get(LOSS));
    }

    /** How a fold ended that needs no more training. */
    static Training.Trained trained(FoldState fold, TrainingRules rules) throws UnusableCheckpointException {
        Replay replay = of(fold.curve(), rules);
        return new Training.Trained(replay.best(), replay.stopping().bestEpoch(), fold.stoppedBy(), fold.curve());
    }

    private static Map<Metric, Double> metrics(CurvePoint point) throws UnusableCheckpointException {
        var metrics = new EnumMap<Metric, Double>(Metric.class);
        for (Map.Entry<String, Double> entry : point.metrics().entrySet()) {
            if (!entry.getKey().equals(LOSS)) {
                Metric metric = Metric.named(entry.getKey())
                        .orElseThrow(() -> new UnusableCheckpointException("unknown metric " + entry.getKey()));
                metrics.put(metric, entry.getValue());
            }
        }
        return metrics;
    }
}
