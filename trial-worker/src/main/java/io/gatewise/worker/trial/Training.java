package io.gatewise.worker.trial;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Metric;
import java.util.List;
import java.util.Map;

/** How the training of one network ended. */
sealed interface Training {

    /**
     * To its end; the network holds its best weights.
     *
     * @param best      what they reach on the validation part; empty where nothing judged
     * @param bestEpoch when, from 1
     * @param stoppedBy {@code patience}, {@code epochs} or {@code time}
     * @param curve     every epoch
     */
    record Trained(Map<Metric, Double> best, int bestEpoch, String stoppedBy, List<CurvePoint> curve)
            implements Training {}

    /** The configuration can't be trained; cause and reason as in the outcome. */
    record Hopeless(String cause, String reason, int bestEpoch, List<CurvePoint> curve) implements Training {}

    /** Somebody said so. */
    record Stopped(RunEnd end) implements Training {}
}
