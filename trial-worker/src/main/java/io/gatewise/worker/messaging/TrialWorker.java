package io.gatewise.worker.messaging;

import io.gatewise.worker.TrialWorkerSettings;
import io.gatewise.worker.lstm.Gpus;
import io.gatewise.worker.metrics.WorkerMetrics;
import io.gatewise.worker.trial.StopRegister;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Starts the slots once broker and commands are there, and stops them so that no work is lost. */
@ApplicationScoped
class TrialWorker {

    static final String STOP_REASON = "the worker stops";

    private static final Logger LOG = Logger.getLogger(TrialWorker.class);

    /** The process's exit status then. */
    private static final int BROKEN = 1;

    private final TrialWorkerSettings settings;
    private final Stopping stopping;
    private final StopRegister register;
    private final CommandListener commands;
    private final Heartbeats heartbeats;
    private final ShareGroup group;
    private final WorkerMetrics metrics;
    private final Provider<TrialSlot.Collaborators> collaborators;
    private final List<TrialSlot> slots = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Thread starter = new Thread(this::startSlots, "trial-worker-start");
    private volatile boolean ready;

    TrialWorker(
            TrialWorkerSettings settings,
            Stopping stopping,
            StopRegister register,
            CommandListener commands,
            Heartbeats heartbeats,
            ShareGroup group,
            WorkerMetrics metrics,
            Provider<TrialSlot.Collaborators> collaborators) {
        this.settings = settings;
        this.stopping = stopping;
        this.register = register;
        this.commands = commands;
        this.heartbeats = heartbeats;
        this.group = group;
        this.metrics = metrics;
        this.collaborators = collaborators;
    }

    void start(@Observes StartupEvent event) {
        starter.start();
    }

    private void startSlots() {
        try {
            // makes the engine too, which warms it up while a broker may still be starting
            TrialSlot.Collaborators with = collaborators.get();
            metrics.show(Gpus.ofBackend());
            if (!awaitGroup()) {
                return;
            }
            commands.start();
            commands.awaitCaughtUp();
            heartbeats.start();
            startThreads(with);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (LinkageError | RuntimeException broken) {
            if (stopping.now()) {
                return; // the starter was interrupted
            }
            // such as CUDA's engine without a driver: a worker that takes nothing must not look as if it were at work
            LOG.error("worker can't start and ends: its engine or its settings don't fit this machine", broken);
            Quarkus.asyncExit(BROKEN);
        }
    }

    private boolean awaitGroup() throws InterruptedException {
        while (!stopping.now()) {
            try {
                group.setUp();
                return true;
            } catch (ExecutionException | TimeoutException absent) {
                LOG.warnf("worker waits for the broker cause=%s", absent);
                stopping.pause();
            }
        }
        return false;
    }

    private synchronized void startThreads(TrialSlot.Collaborators with) {
        if (stopping.now()) {
            return;
        }
        for (int number = 1; number <= settings.slotsInForce(); number++) {
            var slot = new TrialSlot(number, with);
            slots.add(slot);
            threads.add(new Thread(slot, "slot-" + number));
        }
        threads.forEach(Thread::start);
        ready = true;
        LOG.infof(
                "worker ready name=%s slots=%d device=%s",
                with.workplace().worker(), slots.size(), with.workplace().device());
    }

    /** The order matters: no new request, then the trainings end and are given back, then the rest. */
    synchronized void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ready = false;
        stopping.ask();
        starter.interrupt();
        slots.forEach(TrialSlot::wakeUp);
        register.giveAllBack(STOP_REASON);
        long deadline =
                System.nanoTime() + Duration.ofSeconds(settings.stopSeconds()).toNanos();
        for (Thread thread : threads) {
            thread.join(
                    Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
            if (thread.isAlive()) {
                LOG.warnf("slot did not end in time thread=%s", thread.getName());
                thread.interrupt();
            }
        }
        heartbeats.stop();
        commands.stop();
    }

    /** Whether the slots ask for requests. */
    boolean ready() {
        return ready;
    }
}
