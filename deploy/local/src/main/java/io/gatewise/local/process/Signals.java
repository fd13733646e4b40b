package io.gatewise.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes of this user. */
public final class Signals {

    private Signals() {}

    /**
     * Asks a process to end, waits, and kills it when it takes too long.
     *
     * @return whether it ended by itself
     */
    public static boolean end(ProcessHandle process, StopSignal signal, Duration patience) {
        send(process, signal);
        if (ended(process, patience)) {
            return true;
        }
        process.destroyForcibly();
        ended(process, Duration.ofSeconds(5));
        return false;
    }

    private static void send(ProcessHandle process, StopSignal signal) {
        if (signal == StopSignal.TERM) {
            process.destroy();
            return;
        }
        try {
            // Java itself sends no other signal; kill is built into every shell
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
