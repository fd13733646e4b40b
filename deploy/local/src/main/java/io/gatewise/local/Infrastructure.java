package io.gatewise.local;

import io.gatewise.topics.TopicSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What every service needs beside itself: a Kafka broker with all topics, and PostgreSQL with the
 * databases {@code study} and {@code results}. Both listen on loopback alone and keep their data in
 * one folder between starts.
 */
public final class Infrastructure implements AutoCloseable {

    /** The databases that are made when missing, one a service. */
    public static final List<String> DATABASES = List.of("study", "results");

    private final EmbeddedBroker broker;
    private final EmbeddedDatabase database;

    private Infrastructure(EmbeddedBroker broker, EmbeddedDatabase database) {
        this.broker = broker;
        this.database = database;
    }

    /**
     * Starts both on free ports and waits until they answer.
     *
     * @param folder where both keep their data; made if missing
     * @throws IOException if one of them does not start; the other one is stopped again
     */
    public static Infrastructure start(Path folder) throws IOException {
        return start(Places.withSharedPrograms(folder), 0, 0);
    }

    /**
     * Starts both on given ports and waits until they answer.
     *
     * @param places       where both keep their data
     * @param brokerPort   the broker's port; 0 for a free one
     * @param databasePort PostgreSQL's port; 0 for a free one
     * @throws IOException if one of them does not start; the other one is stopped again
     */
    static Infrastructure start(Places places, int brokerPort, int databasePort) throws IOException {
        var database = CompletableFuture.supplyAsync(
                () -> started(() -> EmbeddedDatabase.start(places, databasePort, DATABASES)));
        EmbeddedBroker broker = null;
        try {
            broker = EmbeddedBroker.start(places.data().resolve("kafka"), brokerPort);
            TopicSetup.apply(Map.of("bootstrap.servers", broker.bootstrapServers()));
            return new Infrastructure(broker, database.join());
        } catch (IOException | RuntimeException e) {
            if (broker != null) {
                broker.close();
            }
            database.thenAccept(EmbeddedDatabase::close)
                    .exceptionally(same -> null)
                    .join();
            throw new IOException("cannot start broker and database: " + reason(e), e);
        }
    }

    /** Where Kafka clients connect: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The address of one database; see {@link EmbeddedDatabase#USER} and {@link EmbeddedDatabase#PASSWORD}. */
    public String jdbcUrl(String name) {
        return database.jdbcUrl(name);
    }

    /** Stops the broker, then PostgreSQL; clients should have gone before. */
    @Override
    public void close() {
        try {
            broker.close();
        } finally {
            database.close();
        }
    }

    private interface Start<T> {
        T run() throws IOException;
    }

    private static <T> T started(Start<T> start) {
        try {
            return start.run();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static String reason(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage();
    }
}
