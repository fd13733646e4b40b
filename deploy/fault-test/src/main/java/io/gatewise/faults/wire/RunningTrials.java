package io.gatewise.faults.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.message.Topics;
import java.util.HashMap;
import java.util.Map;

/** Which trials are at work, as workers say. Thread-safe. */
public final class RunningTrials {

    private record Run(String study, int trial, String worker) {}

    private final Map<String, Run> runs = new HashMap<>();
    private long starts;

    /** Takes note of a message that the broker is about to get. */
    synchronized void see(String topic, JsonNode message) {
        String run = message.path("run").asText();
        JsonNode key = message.path("key");
        if (topic.equals(Topics.TRIAL_ATTEMPTS)) {
            runs.remove(run);
        } else if (topic.equals(Topics.TRIAL_PROGRESS)
                && message.path("type").asText().equals("started")) {
            starts++;
            runs.put(
                    run,
                    new Run(
                            key.path("study").asText(),
                            key.path("trial").asInt(),
                            message.path("worker").asText()));
        }
    }

    /**
     * Whether a message concerns a trial at work: its own, where it names one; else any trial of its study, as the
     * study's events and proposals do.
     */
    synchronized boolean concerns(JsonNode message) {
        JsonNode key = message.path("key");
        String study = key.has("study")
                ? key.path("study").asText()
                : message.path("id").path("study").asText(message.path("study").asText());
        return runs.values().stream()
                .filter(run -> run.study().equals(study))
                .anyMatch(run ->
                        !key.has("trial") || run.trial() == key.path("trial").asInt());
    }

    /** Whether a worker is at work. */
    public synchronized boolean busy(String worker) {
        return runs.values().stream().anyMatch(run -> run.worker().equals(worker));
    }

    /** How many trials are at work. */
    public synchronized int count() {
        return runs.size();
    }

    /** How often a worker has begun a trial. */
    public synchronized long starts() {
        return starts;
    }

    /** A worker has died with its trials. */
    public synchronized void died(String worker) {
        runs.values().removeIf(run -> run.worker().equals(worker));
    }
}
