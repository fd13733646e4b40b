package io.gatewise.worker.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the worker is asked to stop. */
@ApplicationScoped
class Stopping {

    private static final long PAUSE_SECONDS = 1;

    private final CountDownLatch asked = new CountDownLatch(1);

    void ask() {
        asked.countDown();
    }

    boolean now() {
        return asked.getCount() == 0;
    }

    /** Waits a second before another try, or until the worker is to stop. */
    void pause() throws InterruptedException {
        boolean ignored = asked.await(PAUSE_SECONDS, TimeUnit.SECONDS);
    }
}
