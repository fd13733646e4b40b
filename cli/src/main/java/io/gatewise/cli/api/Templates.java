package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/** The templates of search spaces of one Gatewise. */
public final class Templates {

    private static final String PATH = "/api/v1/templates";

    private final Server server;

    public Templates(Server server) {
        this.server = server;
    }

    /** All of them: {@code {"templates": […]}}. */
    public JsonNode list() {
        return server.get(PATH);
    }

    /**
     * The template of that name.
     *
     * @param dataset the data set that sizes it; null for none
     */
    public JsonNode get(String name, String dataset) {
        String query = dataset == null ? "" : "?dataset=" + Server.escaped(dataset);
        return server.get(PATH + "/" + Server.escaped(name) + query);
    }
}
