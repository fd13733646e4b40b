package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;

/** The uploaded networks of one Gatewise. */
public final class Models {

    private static final String PATH = "/api/v1/models";

    private final Server server;

    public Models(Server server) {
        this.server = server;
    }

    /** Uploads a zip under a name, read while it is sent; the same bytes under the same name change nothing. */
    public JsonNode add(String name, Path zip) throws FileNotFoundException {
        return server.upload(PATH + "?name=" + Server.escaped(name), "application/zip", BodyPublishers.ofFile(zip));
    }

    /** All of them: {@code {"models": […]}}. */
    public JsonNode list() {
        return server.get(PATH);
    }

    /** Forgets all uploads of that name or digest. */
    public void remove(String nameOrDigest) {
        server.delete(PATH + "/" + Server.escaped(nameOrDigest));
    }

    /** The profile of the network of that name or digest. */
    public JsonNode get(String nameOrDigest) {
        return server.get(PATH + "/" + Server.escaped(nameOrDigest));
    }
}
