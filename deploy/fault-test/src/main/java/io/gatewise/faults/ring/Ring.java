package io.gatewise.faults.ring;

import io.gatewise.faults.wire.MessageProxy;
import io.gatewise.faults.wire.Passage;
import io.gatewise.local.EmbeddedDatabase;
import io.gatewise.local.postgres.Cluster;
import io.gatewise.local.process.ProcessRecords;
import io.gatewise.topics.TopicSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All processes of a ring, on a data folder of its own, with a proxy between broker and clients. */
public final class Ring implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final List<String> DATABASES = List.of("study", "results");

    private final Addresses addresses;
    private final Member broker;
    private final Member database;
    private final List<Member> studies;
    private final List<Member> results;
    private final List<Member> workers;
    private MessageProxy proxy;

    /**
     * A ring that does not run yet.
     *
     * @param home the folder of the built modules
     * @param data where its data and logs lie
     * @throws IOException if something isn't built, or the data can't be made
     */
    public Ring(Path home, Path data, Size size) throws IOException {
        this.addresses = Addresses.free(size);
        var programs = new Programs(home, data, addresses);
        if (!programs.missing().isEmpty()) {
            throw new IOException("not built: " + programs.missing());
        }
        var records = new ProcessRecords(data.resolve("run"));
        var cluster = Cluster.prepare(
                data.resolve("postgres"), programs(data), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
        this.broker = new Member(programs.broker(), records);
        this.database = new Member(programs.database(cluster.server(addresses.database())), records);
        this.studies = members(size.studyServices(), number -> new Member(programs.study(number), records));
        this.results = members(size.resultsServices(), number -> new Member(programs.results(number), records));
        this.workers = members(size.workers(), number -> new Member(programs.worker(number), records));
    }

    /** PostgreSQL's, unpacked once for this user. */
    private static Path programs(Path data) {
        Path home = Path.of(System.getProperty("user.home"));
        return Files.isWritable(home) ? home.resolve(".cache/gatewise/postgres") : data.resolve("programs");
    }

    private static List<Member> members(int count, IntFunction<Member> member) {
        return IntStream.rangeClosed(1, count).mapToObj(member).toList();
    }

    /** How long a silent worker keeps its trial. */
    public static Duration lease() {
        return Programs.LEASE;
    }

    public Addresses addresses() {
        return addresses;
    }

    /** Past the proxy: for whoever must not be met by faults. */
    public Map<String, Object> directBroker() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + addresses.direct());
    }

    public List<Member> studies() {
        return studies;
    }

    public List<Member> results() {
        return results;
    }

    public List<Member> workers() {
        return workers;
    }

    public Member broker() {
        return broker;
    }

    public Member database() {
        return database;
    }

    /** A connection to one of the databases. */
    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(addresses.jdbcUrl(name), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
    }

    /** Starts broker, database and the topics; the services wait for {@link #startServices}. */
    public void startInfrastructure() throws IOException, InterruptedException {
        broker.start();
        database.start();
        createDatabases();
        awaitTopics();
    }

    private void awaitTopics() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START_LIMIT);
        while (true) {
            try {
                TopicSetup.apply(directBroker());
                return;
            } catch (IOException notYet) {
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                Thread.sleep(200);
            }
        }
    }

    private void createDatabases() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START_LIMIT);
        while (true) {
            try (var connection = connect("postgres");
                    var statement = connection.createStatement()) {
                for (String name : DATABASES) {
                    statement.execute("create database " + name);
                }
                return;
            } catch (SQLException notYet) {
                if (Instant.now().isAfter(end)) {
                    throw new IOException("PostgreSQL does not serve", notYet);
                }
                Thread.sleep(100);
            }
        }
    }

    /** Starts services and workers; what they write passes through {@code passage}. */
    public void startServices(Passage passage) throws IOException {
        proxy = new MessageProxy(addresses.proxy(), addresses.broker(), passage);
        for (Member member : services()) {
            member.start();
        }
    }

    private List<Member> services() {
        return Stream.of(studies, results, workers).flatMap(List::stream).toList();
    }

    /** Ends a PostgreSQL that crashes: its next start recovers from the log. */
    public void crashDatabase() throws IOException, InterruptedException {
        database.crash("QUIT");
    }

    @Override
    public void close() throws IOException {
        var threads = new ArrayList<Thread>();
        for (Member member : services()) {
            var thread = new Thread(() -> endIfAlive(member));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        if (proxy != null) {
            proxy.close();
        }
        endIfAlive(broker);
        endIfAlive(database);
    }

    private static void endIfAlive(Member member) {
        if (member.isAlive()) {
            member.end(false);
        }
    }
}
