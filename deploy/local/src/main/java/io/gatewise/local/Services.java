package io.gatewise.local;

import io.gatewise.local.process.ProcessSpec;
import io.gatewise.local.process.StopSignal;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How each service is run as a child JVM: small heaps, everything on loopback, data in one folder. */
final class Services {

    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(15);
    private static final Duration WORKER_PATIENCE = Duration.ofSeconds(20);
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private final Options options;
    private final Places places;
    private final Ports ports;

    Services(Options options, Places places, Ports ports) {
        this.options = options;
        this.places = places;
        this.ports = ports;
    }

    /** The jars that must have been built. */
    List<Path> programs() {
        return List.of(jar("study-service"), jar("results-service"), jar("trial-worker"));
    }

    ProcessSpec study() {
        return service("study-service", "study", ports.study(), ports.studyManagement());
    }

    ProcessSpec results() {
        return service("results-service", "results", ports.results(), ports.resultsManagement());
    }

    List<ProcessSpec> workers() {
        var workers = new ArrayList<ProcessSpec>();
        for (int index = 0; index < ports.workerManagements().size(); index++) {
            workers.add(worker(
                    "trial-worker-" + (index + 1), ports.workerManagements().get(index)));
        }
        return workers;
    }

    private ProcessSpec service(String name, String database, int port, int managementPort) {
        var flags = List.of(
                "-Xmx160m",
                "-XX:+UseSerialGC",
                // quick to start; the images, which run for weeks, have the second compiler too
                "-XX:TieredStopAtLevel=1",
                // out of memory: a service that starts again is better than one that half works
                "-XX:+ExitOnOutOfMemoryError",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + ports.database() + "/" + database,
                "-Dquarkus.datasource.username=" + EmbeddedDatabase.USER,
                "-Dquarkus.datasource.password=" + EmbeddedDatabase.PASSWORD);
        return child(name, name, managementPort, flags, Map.of(), SERVICE_PATIENCE);
    }

    private ProcessSpec worker(String name, int managementPort) {
        // no TieredStopAtLevel here: vector code on the first compiler is many times slower
        var flags = new ArrayList<>(List.of(
                // networks and batches live on the heap
                "-Xmx1g",
                "-Dtrial-worker.trial-memory=384M",
                "-XX:+UseSerialGC",
                // large pages make training some percent faster; only Linux knows them
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseTransparentHugePages",
                // so that vectors of an array lie in lines of the cache
                "-XX:ObjectAlignmentInBytes=64",
                // ND4J's own bounds count the whole process; the worker bounds each trial itself
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dtrial-worker.slots=" + options.slots()));
        if (ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent()) {
            flags.add("--add-modules=" + VECTOR_MODULE);
        }
        return child("trial-worker", name, managementPort, flags, Map.of("OMP_NUM_THREADS", "1"), WORKER_PATIENCE);
    }

    private ProcessSpec child(
            String module,
            String name,
            int managementPort,
            List<String> flags,
            Map<String, String> environment,
            Duration patience) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xshare:auto");
        command.add("-XX:ErrorFile=" + places.data().resolve("logs").resolve(name + "-crash-%p.log"));
        command.addAll(flags);
        command.add("-Dquarkus.management.host=127.0.0.1");
        command.add("-Dquarkus.management.port=" + managementPort);
        command.add("-Dkafka.bootstrap.servers=127.0.0.1:" + ports.broker());
        command.add("-Dgatewise.artifacts.folder=" + places.artifacts());
        command.add("-Dgatewise.name=" + name);
        command.add("-jar");
        command.add(jar(module).toString());
        return new ProcessSpec(
                name, command, environment, places.records(), places.log(name), StopSignal.TERM, patience);
    }

    private Path jar(String module) {
        return options.home()
                .resolve(module)
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
    }
}
