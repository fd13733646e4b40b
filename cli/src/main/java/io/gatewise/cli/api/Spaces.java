package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;

/** Search spaces that a Gatewise makes of something else. */
public final class Spaces {

    private static final String PATH = "/api/v1/spaces";

    private final Server server;

    public Spaces(Server server) {
        this.server = server;
    }

    /** What becomes of Optuna's distributions: {@code {"parameters": […], "leftOut": […]}}. */
    public JsonNode importOptuna(byte[] distributions) {
        return server.post(PATH + "/optuna", "application/json", BodyPublishers.ofByteArray(distributions));
    }
}
