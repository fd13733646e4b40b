package io.gatewise.worker.trial;

import io.gatewise.model.study.TrialCost;
import io.gatewise.worker.checkpoint.FoldState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What of one network's training is written down, so that another run can go on. */
interface TrainingLog {

    /** Where an earlier run stood; empty to begin. */
    Optional<FoldState> begun();

    /** What the training takes was counted, before any of it. */
    void counted(TrialCost cost);

    /**
     * An epoch ended, and training goes on.
     *
     * @param now good until this returns: its state is that of the living network
     */
    void epochEnded(Supplier<FoldState> now);

    /** How long a training that must be given back may go on, to the end of its epoch. */
    Duration patience();

    /** An epoch ended, and the training is given back now; as {@link #epochEnded}. */
    void leaving(Supplier<FoldState> now);

    /** Training ended; as {@link #epochEnded}, before the best weights are put back. */
    void ended(Supplier<FoldState> now);

    /** Nothing is written down. */
    static TrainingLog none() {
        return new TrainingLog() {
            @Override
            public Optional<FoldState> begun() {
                return Optional.empty();
            }

            @Override
            public void counted(TrialCost cost) {}

            @Override
            public void epochEnded(Supplier<FoldState> now) {}

            @Override
            public Duration patience() {
                return Duration.ZERO;
            }

            @Override
            public void leaving(Supplier<FoldState> now) {}

            @Override
            public void ended(Supplier<FoldState> now) {}
        };
    }
}
