package io.gatewise.local;

import io.gatewise.local.check.DataLock;
import io.gatewise.local.process.ProcessRecords;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.List;

/**
 * Gatewise on one machine: broker and PostgreSQL in this JVM's care, the services as child JVMs, one
 * origin for users. It runs until it is told to stop.
 */
public final class LocalStack {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Options options;
    private final StopRequest stop;
    private final PrintStream out;
    private final PrintStream err;

    LocalStack(Options options, StopRequest stop, PrintStream out, PrintStream err) {
        this.options = options;
        this.stop = stop;
        this.out = out;
        this.err = err;
    }

    /** Exit codes: 0 and 130 (Ctrl-C) after an orderly stop, 1 if the start failed, 2 if it was refused. */
    public static void main(String[] arguments) {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(REFUSED);
            return;
        }
        System.exit(new LocalStack(options, StopRequest.fromSignals(), System.out, System.err).run());
    }

    /** Runs until the stop is requested; returns the exit code. */
    int run() {
        var started = System.nanoTime();
        try {
            var ports = Ports.of(options);
            var address = "http://127.0.0.1:" + ports.origin();
            try (var lock = DataLock.take(
                    options.data(), "process " + ProcessHandle.current().pid() + ", " + address)) {
                return runLocked(ports, started);
            }
        } catch (DataLock.HeldException e) {
            err.println(e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            err.println("failed: " + reason(e));
            return FAILED;
        }
    }

    /** Some of the file system's exceptions say where, but not what. */
    private static String reason(IOException failure) {
        return failure instanceof AccessDeniedException denied
                ? "no permission for " + denied.getFile()
                : failure.getMessage();
    }

    private int runLocked(Ports ports, long started) throws IOException {
        var places = Places.within(options.data());
        Logs.open(places);
        for (var name : new ProcessRecords(places.records()).endLeftOvers()) {
            err.println("ended " + name + ", left over from a start that was killed");
        }
        var services = new Services(options, places, ports);
        var problems = Preconditions.problems(options, ports, services);
        if (!problems.isEmpty()) {
            problems.forEach(err::println);
            return REFUSED;
        }
        return options.infrastructureOnly()
                ? runInfrastructure(places, ports, started)
                : runStack(services, places, ports, started);
    }

    private int runInfrastructure(Places places, Ports ports, long started) throws IOException {
        try (var infrastructure = Infrastructure.start(places, ports.broker(), ports.database())) {
            out.println("ready in " + secondsSince(started) + " s: Kafka " + infrastructure.bootstrapServers()
                    + ", PostgreSQL " + infrastructure.jdbcUrl("study") + " and " + infrastructure.jdbcUrl("results"));
            return stop.await();
        }
    }

    private int runStack(Services services, Places places, Ports ports, long started) throws IOException {
        try (var stack = RunningStack.start(services, places, ports)) {
            while (!stop.madeWithin(POLL)) {
                var waitingFor = stack.waitingFor();
                if (waitingFor.isEmpty()) {
                    out.println("ready in " + secondsSince(started) + " s: " + stack.origin());
                    return stop.await();
                }
                if (System.nanoTime() - started > START_PATIENCE.toNanos()) {
                    err.println("not ready after " + START_PATIENCE.toSeconds() + " s: " + String.join(", ", waitingFor)
                            + "; see " + places.data().resolve("logs"));
                    return FAILED;
                }
            }
            return stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OK;
        }
    }

    private static long secondsSince(long started) {
        return Math.round((System.nanoTime() - started) / 1e9);
    }
}
