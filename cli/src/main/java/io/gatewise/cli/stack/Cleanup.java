package io.gatewise.cli.stack;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Steps to take at the end, last added first, once: when it is closed or when the JVM is asked to
 * end (Ctrl-C, SIGTERM), whichever comes first. The other waits until all is done.
 */
public final class Cleanup implements AutoCloseable {

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::cutShort, "cleanup");
    private volatile boolean cutOff;
    private boolean ended;

    private Cleanup() {}

    /** An empty list of steps that hears the JVM's end. */
    public static Cleanup atEnd() {
        var cleanup = new Cleanup();
        Runtime.getRuntime().addShutdownHook(cleanup.hook);
        return cleanup;
    }

    /** Adds a step, which must not throw; after the end it is taken at once. */
    public synchronized void add(Runnable step) {
        steps.push(step);
        if (ended) {
            runAll();
        }
    }

    /** Whether the JVM was asked to end before all was done. */
    public boolean cutOff() {
        return cutOff;
    }

    /** What happens when the JVM is asked to end: all steps, at once. */
    public void cutShort() {
        cutOff = true;
        runAll();
    }

    private synchronized void runAll() {
        ended = true;
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }

    @Override
    public void close() {
        runAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending: the hook has run or is about to find nothing left
        }
    }
}
