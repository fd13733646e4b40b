package io.gatewise.worker.trial;

import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.TrialCost;
import java.util.List;

/** Hears what a run does. Called on the run's thread, and should not make it wait. */
@FunctionalInterface
public interface RunListener {

    /** A fold of a trial ended an epoch. */
    void epochEnded(CurvePoint point);

    /** An epoch learned so many samples; told before its end. */
    default void learned(int samples) {}

    /** What a fold's training and its trial take was counted, before the fold is trained. */
    default void counted(TrialCost cost) {}

    /**
     * The run goes on where an earlier one stood.
     *
     * @param checkpoint its path
     * @param fold       that was under way
     * @param epoch      of that fold that had ended
     * @param curve      all that was measured before, thinned as in an outcome
     */
    default void wentOn(String checkpoint, int fold, int epoch, List<CurvePoint> curve) {}

    /** There should have been something to go on from, and there was nothing that could be used. */
    default void startedOver(String reason) {}

    /** A checkpoint was passed over. */
    default void checkpointPassedOver(String checkpoint, String reason) {}

    /** A checkpoint was written. */
    default void checkpointKept(ArtifactReference checkpoint, double seconds) {}

    /** A checkpoint could not be written, or an old one not removed; training goes on. */
    default void checkpointFailed(Throwable cause) {}
}
