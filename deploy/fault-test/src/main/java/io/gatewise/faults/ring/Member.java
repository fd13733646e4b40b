package io.gatewise.faults.ring;

import io.gatewise.local.process.ProcessRecords;
import io.gatewise.local.process.ProcessSpec;
import io.gatewise.local.process.SupervisedProcess;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** One process of the ring, which comes back under its name and address. One fault at a time meets it. */
public final class Member {

    private final ProcessSpec spec;
    private final ProcessRecords records;
    private SupervisedProcess process;

    Member(ProcessSpec spec, ProcessRecords records) {
        this.spec = spec;
        this.records = records;
    }

    /** What people call it. */
    public String name() {
        return spec.name();
    }

    /** Starts it; it is started again should it end by itself. */
    public synchronized void start() throws IOException {
        process = SupervisedProcess.start(spec, records);
    }

    /** Ends it: at once, or as it is asked to at a stop. */
    public synchronized void end(boolean atOnce) {
        if (atOnce) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        process.close();
    }

    /** Ends it with a signal that lets it die where it stands, and waits. */
    synchronized void crash(String signal) throws IOException, InterruptedException {
        ProcessHandle handle = ProcessHandle.of(process.pid()).orElse(null);
        signal(signal);
        if (handle != null) {
            handle.onExit().completeOnTimeout(handle, 10, TimeUnit.SECONDS).join();
        }
        process.close();
    }

    /** Stands still. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Goes on. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Whether it runs. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    private void signal(String name) throws IOException, InterruptedException {
        // Java itself sends none of these; kill is built into every shell
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
