package io.gatewise.edge.trace;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where traces go. */
@ConfigMapping(prefix = "gatewise.tracing")
public interface TracingSettings {

    /**
     * Where an OpenTelemetry collector takes traces (OTLP over HTTP), such as {@code http://collector:4318/v1/traces}; without it
     * none are made.
     */
    Optional<URI> endpoint();
}
