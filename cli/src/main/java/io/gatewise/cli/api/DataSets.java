package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;

/** The data sets of one Gatewise. */
public final class DataSets {

    private static final String PATH = "/api/v1/datasets";

    private final Server server;

    public DataSets(Server server) {
        this.server = server;
    }

    /** Uploads CSV bytes under a name; the same bytes under the same name change nothing. */
    public JsonNode add(String name, byte[] csv) {
        return server.post(PATH + "?name=" + Server.escaped(name), "text/csv", BodyPublishers.ofByteArray(csv));
    }

    /** All data sets: {@code {"datasets": […]}}. */
    public JsonNode list() {
        return server.get(PATH);
    }

    /** The profile of the data set of that name or digest. */
    public JsonNode get(String nameOrDigest) {
        return server.get(PATH + "/" + Server.escaped(nameOrDigest));
    }
}
