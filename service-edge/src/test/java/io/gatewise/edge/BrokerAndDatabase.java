package io.gatewise.edge;

import io.gatewise.local.EmbeddedDatabase;
import io.gatewise.local.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** A real broker and a real PostgreSQL for the tests, on an empty folder. */
public final class BrokerAndDatabase implements QuarkusTestResourceLifecycleManager {

    private Infrastructure infrastructure;

    @Override
    public Map<String, String> start() {
        try {
            infrastructure = Infrastructure.start(Path.of("target", "infrastructure-" + System.nanoTime()));
            return Map.of(
                    "kafka.bootstrap.servers",
                    infrastructure.bootstrapServers(),
                    "quarkus.datasource.jdbc.url",
                    infrastructure.jdbcUrl("study"),
                    "quarkus.datasource.username",
                    EmbeddedDatabase.USER,
                    "quarkus.datasource.password",
                    EmbeddedDatabase.PASSWORD);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        if (infrastructure != null) {
            infrastructure.close();
        }
    }
}
