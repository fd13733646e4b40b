package io.gatewise.study.ring;

import io.gatewise.edge.testing.TestTokens;
import io.gatewise.local.EmbeddedDatabase;
import io.gatewise.local.Infrastructure;
import io.gatewise.token.Role;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real broker and a real PostgreSQL, once for all tests; the ledger's patience is short. */
public class RingResource implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private Infrastructure infrastructure;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("study-service-test");
            infrastructure = Infrastructure.start(folder);
            var settings = new HashMap<>(TestTokens.settings(folder.resolve("tokens")));
            settings.putAll(ring());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> ring() {
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", infrastructure.bootstrapServers()),
                Map.entry("quarkus.datasource.jdbc.url", infrastructure.jdbcUrl("study")),
                Map.entry("quarkus.datasource.username", EmbeddedDatabase.USER),
                Map.entry("quarkus.datasource.password", EmbeddedDatabase.PASSWORD),
                Map.entry(
                        "gatewise.artifacts.folder", folder.resolve("artifacts").toString()),
                Map.entry("quarkus.datasource.jdbc.acquisition-timeout", "500ms"),
                Map.entry("study-service.heartbeat", "700ms"),
                Map.entry("study-service.overtaken", "2s"),
                Map.entry("study-service.untaken", "4s"),
                Map.entry("study-service.demand-patience", "3s"),
                Map.entry("study-service.ask-patience", "12s"),
                Map.entry("study-service.largest-upload-bytes", "1000000"));
    }

    @Override
    public void inject(Object test) {
        TestTokens.install(Role.RUNNER);
    }

    @Override
    public void stop() {
        if (infrastructure != null) {
            infrastructure.close();
        }
    }
}
