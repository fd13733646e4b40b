package io.gatewise.worker.trial;

import io.gatewise.worker.checkpoint.Checkpoints;
import java.time.Duration;

/**
 * Where checkpoints go and how often.
 *
 * @param every    at most one in so much time, at an epoch's end; zero for one at each
 * @param patience how long a run that must leave may go on to its epoch's end, to write one there
 */
public record CheckpointRule(Checkpoints store, Duration every, Duration patience) {

    /** Checkpoints take at most about a tenth of the time, however slow the store. */
    private static final int PAUSE_PER_WRITING = 9;

    /** Epochs of a trial differ, on a busy machine by more than a half. */
    private static final int PATIENCE_PER_EPOCH = 2;

    public CheckpointRule {
        if (every.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "need times of at least 0 between checkpoints and for the last, got " + every + " and " + patience);
        }
    }

    /** A rule without patience: a run that must leave goes on no further. */
    public CheckpointRule(Checkpoints store, Duration every) {
        this(store, every, Duration.ZERO);
    }

    long everyNanos() {
        return every.toNanos();
    }

    /**
     * How long to wait after a checkpoint.
     *
     * @param took  how long it took to write
     * @param epoch how long the newest epoch took: after a long one, which a run that must leave may not be able to end, each
     *     epoch's end is written
     */
    long pauseNanos(long took, long epoch) {
        if (every.isZero()) {
            return 0;
        }
        boolean tooLongToWaitFor = PATIENCE_PER_EPOCH * epoch > patience.toNanos();
        return Math.max(tooLongToWaitFor ? 0 : everyNanos(), PAUSE_PER_WRITING * took);
    }
}
