package io.gatewise.study.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the clockwork of this process after a study has changed. */
@ApplicationScoped
public class LedgerSignal {

    private final Semaphore changes = new Semaphore(0);

    /** Something changed. */
    public void raise() {
        changes.release();
    }

    /** Waits for a change, at most so long; all changes so far count as one. */
    public void await(Duration limit) throws InterruptedException {
        if (changes.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            changes.drainPermits();
        }
    }
}
