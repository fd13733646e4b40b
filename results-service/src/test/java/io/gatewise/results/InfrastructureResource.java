package io.gatewise.results;

import io.gatewise.edge.testing.TestTokens;
import io.gatewise.local.Infrastructure;
import io.gatewise.token.Role;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real broker and a real PostgreSQL for the tests of the whole service. */
public class InfrastructureResource implements QuarkusTestResourceLifecycleManager {

    private Infrastructure infrastructure;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("results-service-test");
            infrastructure = Infrastructure.start(folder);
            var settings = new HashMap<>(TestTokens.settings(folder.resolve("tokens")));
            // nobody takes them there: what is read are the places in traces that messages carry
            settings.put("gatewise.tracing.endpoint", "http://127.0.0.1:9/v1/traces");
            settings.putAll(Map.of(
                    "quarkus.http.test-port", "0",
                    "quarkus.management.test-port", "0",
                    "quarkus.log.level", "WARN",
                    "results-service.events-wanted-pause", "10s",
                    "results-service.trials-in-memory", "1",
                    "kafka.bootstrap.servers", infrastructure.bootstrapServers(),
                    "quarkus.datasource.jdbc.url", infrastructure.jdbcUrl("results"),
                    "test.other-database", infrastructure.jdbcUrl("study"),
                    "gatewise.artifacts.folder", folder.resolve("artifacts").toString()));
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void inject(Object test) {
        TestTokens.install(Role.ADMIN);
    }

    @Override
    public void stop() {
        infrastructure.close();
    }
}
