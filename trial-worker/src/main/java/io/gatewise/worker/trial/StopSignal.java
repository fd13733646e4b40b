package io.gatewise.worker.trial;

import io.gatewise.model.study.Outcome;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells a run from another thread to stop; the run looks between two batches and at each epoch's end. The first word
 * counts, except that what doesn't count any more isn't given back.
 */
public final class StopSignal {

    private final AtomicReference<RunEnd> end = new AtomicReference<>();

    /** The run doesn't count any more. */
    public void cancel(String reason) {
        var cancelled = new RunEnd.Ended(new Outcome.Cancelled(reason));
        end.updateAndGet(earlier -> earlier instanceof RunEnd.Ended ? earlier : cancelled);
    }

    /** The worker must stop, another one will do the work: a trial may still end its epoch. */
    public void giveBack(String reason) {
        end.compareAndSet(null, new RunEnd.GivenBack(reason));
    }

    /** How the run is to end; empty while it may go on. */
    Optional<RunEnd> end() {
        return Optional.ofNullable(end.get());
    }
}
