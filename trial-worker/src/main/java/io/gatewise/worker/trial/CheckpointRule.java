package io.gatewise.worker.trial;

import io.gatewise.worker.checkpoint.Checkpoints;
import java.time.Duration;

/**
 * Where checkpoints go and how often.
 *
 * @param every at most one in so much time, at an epoch's end; zero for one at each
 */
public record CheckpointRule(Checkpoints store, Duration every) {

    /** Checkpoints take at most about a tenth of the time, however slow the store. */
    private static final int PAUSE_PER_WRITING = 9;

    public CheckpointRule {
        if (every.isNegative()) {
            throw new IllegalArgumentException("need a time of at least 0 between checkpoints, got " + every);
        }
    }

    long everyNanos() {
        return every.toNanos();
    }

    /** How long to wait after a checkpoint that took so long to write. */
    long pauseNanos(long took) {
        return every.isZero() ? 0 : Math.max(everyNanos(), PAUSE_PER_WRITING * took);
    }
}
