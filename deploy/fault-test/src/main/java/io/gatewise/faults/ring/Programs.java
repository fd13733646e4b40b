package io.gatewise.faults.ring;

import static java.util.stream.Collectors.joining;

import io.gatewise.local.EmbeddedDatabase;
import io.gatewise.local.process.ProcessSpec;
import io.gatewise.local.process.StopSignal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How each process of the ring is run: as the local stack runs it, but with short leases and small heaps, and with the
 * broker behind the proxy.
 */
final class Programs {

    /** How often workers say that they live. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /** Three missed ones end a lease. */
    static final Duration LEASE = HEARTBEAT.multipliedBy(3);

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path home;
    private final Path data;
    private final Addresses addresses;

    /** @param home the folder of the built modules; @param data what is kept */
    Programs(Path home, Path data, Addresses addresses) {
        this.home = home;
        this.data = data;
        this.addresses = addresses;
    }

    ProcessSpec broker() {
        var command = new ArrayList<>(java());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dlog4j2.StatusLogger.level=OFF"));
        command.addAll(List.of("-cp", classPath(), BrokerMain.class.getName()));
        command.add(data.resolve("kafka").toString());
        for (int port : List.of(addresses.broker(), addresses.proxy(), addresses.direct(), addresses.controller())) {
            command.add(Integer.toString(port));
        }
        return spec("broker", command, StopSignal.TERM);
    }

    ProcessSpec database(List<String> server) {
        return spec("postgres", server, StopSignal.INT);
    }

    ProcessSpec study(int number) {
        return service(
                "study-service",
                number,
                "study",
                addresses.study().get(number - 1),
                List.of(
                        "-Dstudy-service.heartbeat=" + HEARTBEAT,
                        "-Dstudy-service.overtaken=8s",
                        "-Dstudy-service.untaken=15s",
                        "-Dstudy-service.demand-patience=4s"));
    }

    ProcessSpec results(int number) {
        return service(
                "results-service",
                number,
                "results",
                addresses.results().get(number - 1),
                List.of(
                        "-Dresults-service.events-wanted-pause=1s",
                        "-Dmp.messaging.incoming.study-events.session.timeout.ms=6000",
                        "-Dmp.messaging.incoming.trial-progress.session.timeout.ms=6000"));
    }

    ProcessSpec worker(int number) {
        List<String> flags = List.of(
                "-Xmx256m",
                // quick to start, and small networks need no vectors (which this compiler is slow at)
                "-XX:TieredStopAtLevel=1",
                "-Dtrial-worker.slots=1",
                "-Dtrial-worker.heartbeat=" + HEARTBEAT,
                "-Dtrial-worker.checkpoint-seconds=1",
                "-Dtrial-worker.trial-memory=64M",
                "-Dtrial-worker.data-cache=16M",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
        return child("trial-worker", number, addresses.workers().get(number - 1), flags);
    }

    private ProcessSpec service(String module, int number, String database, Addresses.Service at, List<String> more) {
        var flags = new ArrayList<>(List.of(
                "-Xmx160m",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + at.port(),
                "-Dquarkus.datasource.jdbc.url=" + addresses.jdbcUrl(database),
                "-Dquarkus.datasource.username=" + EmbeddedDatabase.USER,
                "-Dquarkus.datasource.password=" + EmbeddedDatabase.PASSWORD));
        flags.addAll(more);
        return child(module, number, at.management(), flags);
    }

    private ProcessSpec child(String module, int number, int management, List<String> flags) {
        String name = module + "-" + number;
        var command = new ArrayList<>(java());
        command.add("-XX:ErrorFile=" + data.resolve("logs").resolve(name + "-crash-%p.log"));
        command.addAll(flags);
        command.add("-Dquarkus.management.host=127.0.0.1");
        command.add("-Dquarkus.management.port=" + management);
        command.add("-Dkafka.bootstrap.servers=127.0.0.1:" + addresses.proxy());
        command.add("-Dgatewise.artifacts.folder=" + data.resolve("artifacts"));
        command.add("-Dgatewise.name=" + name);
        command.add("-jar");
        command.add(home.resolve(module)
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar")
                .toString());
        return spec(name, command, StopSignal.TERM);
    }

    /** This process' own; a child has another working folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(joining(File.pathSeparator));
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-XX:+UseSerialGC");
    }

    private ProcessSpec spec(String name, List<String> command, StopSignal signal) {
        return new ProcessSpec(
                name,
                command,
                Map.of("OMP_NUM_THREADS", "1"),
                data,
                data.resolve("logs").resolve(name + ".log"),
                signal,
                PATIENCE);
    }

    /** The jars that have yet to be built. */
    List<Path> missing() {
        return List.of("study-service", "results-service", "trial-worker").stream()
                .map(module -> home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"))
                .filter(Files::notExists)
                .toList();
    }
}
