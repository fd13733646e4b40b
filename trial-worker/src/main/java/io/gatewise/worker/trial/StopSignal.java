package io.gatewise.worker.trial;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Tells a run from another thread to stop; the run looks between two batches. The first word counts. */
public final class StopSignal {

    private final AtomicReference<RunEnd> end = new AtomicReference<>();

    /** The run doesn't count any more. */
    public void cancel(String reason) {
        end.compareAndSet(null, new RunEnd.Ended(new io.gatewise.model.study.Outcome.Cancelled(reason)));
    }

    /** The worker must stop, another one will do the work. */
    public void giveBack(String reason) {
        end.compareAndSet(null, new RunEnd.GivenBack(reason));
    }

    /** How the run is to end now; empty while it may go on. */
    Optional<RunEnd> end() {
        return Optional.ofNullable(end.get());
    }
}
