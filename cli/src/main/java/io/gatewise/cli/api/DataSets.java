package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;

/** The data sets of one Gatewise. */
public final class DataSets {

    private static final String PATH = "/api/v1/datasets";

    private final Server server;

    public DataSets(Server server) {
        this.server = server;
    }

    /** Uploads CSV bytes under a name; the same bytes under the same name change nothing. */
    public JsonNode add(String name, byte[] csv) {
        return server.upload(PATH + "?name=" + Server.escaped(name), "text/csv", BodyPublishers.ofByteArray(csv));
    }

    /**
     * Uploads files under a name, read while they are sent.
     *
     * @param options query parameters: format, layout, label, freq
     * @param files   by form part: {@code file}, or {@code train}, {@code validation} and {@code test}
     */
    public JsonNode add(String name, Map<String, String> options, Map<String, Path> files) throws IOException {
        var path = new StringBuilder(PATH + "?name=" + Server.escaped(name));
        options.forEach((key, value) -> path.append('&').append(key).append('=').append(Server.escaped(value)));
        var form = new Form();
        for (var file : files.entrySet()) {
            form.add(file.getKey(), file.getValue());
        }
        return server.upload(path.toString(), form.contentType(), form.body());
    }

    /** All data sets: {@code {"datasets": […]}}. */
    public JsonNode list() {
        return server.get(PATH);
    }

    /** The profile of the data set of that name or digest. */
    public JsonNode get(String nameOrDigest) {
        return server.get(PATH + "/" + Server.escaped(nameOrDigest));
    }

    /** Forgets all data sets of that name, or of that digest. */
    public void remove(String nameOrDigest) {
        server.delete(PATH + "/" + Server.escaped(nameOrDigest));
    }
}
