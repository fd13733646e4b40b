package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What the services of one Gatewise put aside. */
public final class DeadLetters {

    private final Server server;

    public DeadLetters(Server server) {
        this.server = server;
    }

    /**
     * The newest ones: {@code {"counts": {…}, "letters": […]}}.
     *
     * @param topic  of one topic; null for all
     * @param before with a lower offset than this; null for the newest
     * @param limit  at most so many
     */
    public JsonNode list(String topic, Long before, int limit) {
        return server.get("/api/v1/dead-letters?limit=" + limit
                + (topic == null ? "" : "&topic=" + Server.escaped(topic))
                + (before == null ? "" : "&before=" + before));
    }
}
