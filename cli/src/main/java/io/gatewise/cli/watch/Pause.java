package io.gatewise.cli.watch;

import java.time.Duration;

/** Lets time pass; tests move their clock instead. */
@FunctionalInterface
public interface Pause {

    /**
     * Returns after about {@code duration}.
     *
     * @throws InterruptedException if the thread was asked to leave
     */
    void pause(Duration duration) throws InterruptedException;
}
