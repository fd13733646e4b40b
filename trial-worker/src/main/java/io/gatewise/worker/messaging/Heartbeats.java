package io.gatewise.worker.messaging;

import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.worker.TrialWorkerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says for each run that it is alive, however long its epochs take. */
@ApplicationScoped
class Heartbeats {

    private final ProgressPublisher progress;
    private final long periodMillis;
    private final Map<String, AttemptKey> runs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "heartbeats");
        thread.setDaemon(true);
        return thread;
    });

    Heartbeats(ProgressPublisher progress, TrialWorkerSettings settings) {
        this.progress = progress;
        this.periodMillis = settings.heartbeat().toMillis();
    }

    void start() {
        var unused = clock.scheduleAtFixedRate(this::beat, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    }

    void begin(AttemptKey key, String run) {
        runs.put(run, key);
    }

    void end(String run) {
        runs.remove(run);
    }

    void stop() {
        clock.shutdownNow();
    }

    private void beat() {
        runs.forEach((run, key) -> progress.publish(new TrialProgress.Heartbeat(key, run)));
    }
}
