package io.gatewise.local.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One child process, started again whenever it dies until it is stopped. */
public final class SupervisedProcess implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SupervisedProcess.class.getName());
    private static final long LOG_BYTES = 10L * 1024 * 1024;

    // a terminal's Ctrl-C and hang-up go to the whole group; the parent alone decides the order of ends
    private static final List<String> SHIELDED = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private final ProcessSpec spec;
    private final ProcessRecords records;
    private final Backoff backoff = new Backoff();
    private final ScheduledExecutorService restarts;
    private Process process;
    private DeathWatch watch;
    private boolean stopped;

    private SupervisedProcess(ProcessSpec spec, ProcessRecords records) {
        this.spec = spec;
        this.records = records;
        this.restarts = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "restart " + spec.name()));
    }

    /**
     * Starts the process and watches over it.
     *
     * @throws IOException if it can't be started at all
     */
    public static SupervisedProcess start(ProcessSpec spec, ProcessRecords records) throws IOException {
        var supervised = new SupervisedProcess(spec, records);
        supervised.launch();
        return supervised;
    }

    /** What runs. */
    public ProcessSpec spec() {
        return spec;
    }

    /** The number of the process that runs now or ran last. */
    public synchronized long pid() {
        return process.pid();
    }

    /** Whether it runs at the moment. */
    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process to end and kills it if it does not; it is not started again. */
    @Override
    public void close() {
        Process last;
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
            restarts.shutdownNow();
            last = process;
        }
        if (last.isAlive() && !Signals.end(last.toHandle(), spec.stopSignal(), spec.patience())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "process killed name={0} pid={1,number,#} waited={2}",
                    spec.name(),
                    last.pid(),
                    spec.patience());
        }
        forget();
    }

    private synchronized void launch() throws IOException {
        Files.createDirectories(spec.folder());
        var log = new RotatingLog(spec.log(), LOG_BYTES);
        var command = new ArrayList<>(SHIELDED);
        command.addAll(spec.command());
        var builder = new ProcessBuilder(command)
                .directory(spec.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(spec.environment());
        var started = System.nanoTime();
        process = builder.start();
        copyLog(process, log);
        try {
            watch = DeathWatch.over(process.toHandle(), spec);
            records.add(spec.name(), process.toHandle(), spec.stopSignal());
        } catch (IOException e) {
            // nobody would end it: better not to have it
            process.destroyForcibly();
            throw e;
        }
        process.onExit().thenAccept(ended -> died(ended, Duration.ofNanos(System.nanoTime() - started)));
    }

    private synchronized void died(Process ended, Duration run) {
        if (stopped) {
            return;
        }
        forget();
        var wait = backoff.after(run);
        LOG.log(
                System.Logger.Level.WARNING,
                "process died, starting it again name={0} exit={1,number,#} ran={2} wait={3} log={4}",
                spec.name(),
                ended.exitValue(),
                run.truncatedTo(ChronoUnit.SECONDS),
                wait,
                spec.log());
        restarts.schedule(this::relaunch, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void relaunch() {
        if (stopped) {
            return;
        }
        try {
            launch();
        } catch (IOException e) {
            var wait = backoff.after(Duration.ZERO);
            LOG.log(System.Logger.Level.ERROR, "process not started again name=" + spec.name() + " wait=" + wait, e);
            restarts.schedule(this::relaunch, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void forget() {
        watch.close();
        try {
            records.remove(spec.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyLog(Process source, RotatingLog log) {
        daemon(() -> copyLogOf(source, log), "log " + spec.name()).start();
    }

    private void copyLogOf(Process source, RotatingLog log) {
        var output = source.getInputStream();
        try (log) {
            log.copy(output);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "log not written name=" + spec.name(), e);
            drain(output);
        }
    }

    /** Without a reader the process would stand still at a full pipe. */
    private static void drain(InputStream output) {
        try {
            output.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the pipe is gone, and so is its writer
            LOG.log(System.Logger.Level.DEBUG, "log pipe closed", e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
