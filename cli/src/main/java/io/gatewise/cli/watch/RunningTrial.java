package io.gatewise.cli.watch;

import io.gatewise.cli.api.Results;
import io.gatewise.cli.output.Text;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Objective;
import java.util.Comparator;

/**
 * A trial in training.
 *
 * @param curve     at least one epoch
 * @param objective what is judged
 * @param maxEpochs when training ends at the latest
 */
record RunningTrial(Results.Curve curve, Objective objective, int maxEpochs) {

    /** How much of the longest training is done, in (0, 1]. */
    double share() {
        return Math.min(1, (double) last().epoch() / maxEpochs);
    }

    /** {@code trial 5 epoch 12/50}. */
    String brief() {
        return "trial " + curve.trial() + " epoch " + last().epoch() + "/" + maxEpochs;
    }

    /** {@code trial 5 epoch 12/50  rmse 612.8, best 600.3 at epoch 11}. */
    String detailed() {
        String metric = objective.metric();
        return curve.points().stream()
                .filter(point -> point.metrics().containsKey(metric))
                .min(Comparator.comparingDouble(
                        point -> objective.direction().loss(point.metrics().get(metric))))
                .map(best -> brief() + "  " + metric + " "
                        + Text.number(last().metrics().get(metric)) + ", best "
                        + Text.number(best.metrics().get(metric)) + " at epoch " + best.epoch())
                .orElseGet(this::brief);
    }

    private CurvePoint last() {
        return curve.points().get(curve.points().size() - 1);
    }
}
