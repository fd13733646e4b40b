package io.gatewise.edge.rest;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Answers in HTTP/1.1 where a client without TLS offers to change to HTTP/2, as Java's own does unless told otherwise: after
 * that change one in a hundred answers of more than 16 KB, a frame, has been seen to stop half-way for ever. HTTP/2 over TLS,
 * which browsers use, stays.
 */
@ApplicationScoped
class NoClearTextHttp2 implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
