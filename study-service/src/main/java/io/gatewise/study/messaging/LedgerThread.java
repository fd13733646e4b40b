package io.gatewise.study.messaging;

import java.time.Duration;
import org.jboss.logging.Logger;

/** A thread on which the ledger acts by itself, turn after turn. While database or broker are away it says so once and goes on trying. */
final class LedgerThread {

    private static final Logger LOG = Logger.getLogger(LedgerThread.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Runnable turn;
    private final Wait wait;
    private final Thread thread;
    private volatile boolean stopping;
    private boolean failing;

    /** What a thread does between two turns. */
    interface Wait {
        void untilNext() throws InterruptedException;
    }

    LedgerThread(String name, Runnable turn, Wait wait) {
        this.turn = turn;
        this.wait = wait;
        this.thread = new Thread(this::run, name);
    }

    void start() {
        thread.start();
    }

    /** Asks the thread to end and waits for it a little. */
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(STOP_LIMIT.toMillis());
    }

    private void run() {
        try {
            while (!stopping) {
                if (succeeds()) {
                    wait.untilNext();
                } else {
                    Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean succeeds() {
        try {
            turn.run();
        } catch (RuntimeException failure) {
            complain(failure);
            return false;
        }
        if (failing) {
            LOG.infof("%s goes on: database and broker are back", thread.getName());
            failing = false;
        }
        return true;
    }

    private void complain(RuntimeException failure) {
        if (stopping) {
            return;
        }
        if (!Passing.mayPass(failure)) {
            LOG.errorf(failure, "%s failed, will try again", thread.getName());
        } else if (!failing) {
            LOG.warnf("%s waits for database or broker cause=%s", thread.getName(), Passing.rootCause(failure));
            failing = true;
        }
    }
}
