package io.gatewise.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sun.misc.Signal;

/** The wish that the stack ends, with the exit code that goes with it. */
final class StopRequest {

    private static final int INTERRUPTED = 130;

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /** Hears Ctrl-C, SIGTERM and the end of the terminal; a second one ends this JVM at once. */
    static StopRequest fromSignals() {
        var request = new StopRequest();
        Signal.handle(new Signal("INT"), signal -> request.make(INTERRUPTED));
        Signal.handle(new Signal("TERM"), signal -> request.make(0));
        hearHangUp(request);
        return request;
    }

    /** Asks for the end; a second time, there is no more waiting. */
    void make(int code) {
        if (!exitCode.complete(code)) {
            Runtime.getRuntime().halt(code);
        }
    }

    /** Waits at most {@code patience}; whether the end is wanted. */
    boolean madeWithin(Duration patience) throws InterruptedException {
        try {
            exitCode.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the wish and returns the exit code. */
    int await() {
        return exitCode.join();
    }

    private static void hearHangUp(StopRequest request) {
        try {
            Signal.handle(new Signal("HUP"), signal -> request.make(0));
        } catch (IllegalArgumentException e) {
            // the JVM does not pass it on when it was started under nohup: as wanted
            return;
        }
    }
}
