package io.gatewise.edge.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.Config;

/** Refuses to start a service that other machines could reach and that asks nobody for a token. */
@ApplicationScoped
class Exposure {

    private final TokenCheck check;
    private final Config config;

    Exposure(TokenCheck check, Config config) {
        this.check = check;
        this.config = config;
    }

    void refuse(@Observes StartupEvent starting) {
        boolean listens = config.getOptionalValue("quarkus.http.host-enabled", Boolean.class)
                .orElse(true);
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
        if (listens && !check.on()) {
            requireLoopback(host);
        }
    }

    /**
     * @throws IllegalStateException if others than this machine reach that address
     */
    static void requireLoopback(String host) {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException("quarkus.http.host: there is no host " + host, unknown);
        }
        throw new IllegalStateException("other machines reach " + host + ", but nobody is asked for a token: set"
                + " gatewise.security.public-keys (./gatewise token keys makes them) or gatewise.security.oidc.*, or listen"
                + " on loopback with quarkus.http.host=127.0.0.1; see docs/guides/security.md");
    }
}
