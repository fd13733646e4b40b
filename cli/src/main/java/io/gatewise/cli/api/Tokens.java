package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/** The tokens that a server renews. */
public final class Tokens {

    private final Server server;

    public Tokens(Server server) {
        this.server = server;
    }

    /** A token like the one in use, good for as long again. */
    public JsonNode renew() {
        return server.post("/api/v1/tokens/renewal");
    }
}
