package io.gatewise.local;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServicesTest {

    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private Ports ports;
    private Services services;

    @BeforeEach
    void prepare() throws IOException {
        var options = Options.parse(
                List.of("--home", "/opt/gatewise", "--data", "/var/gatewise", "--workers", "2", "--slots", "3"));
        ports = Ports.of(options);
        services = new Services(options, Places.within(options.data()), ports);
    }

    @Test
    void eachServiceHasItsOwnDatabaseAndPorts() {
        assertThat(services.study().command())
                .contains(
                        "-Dquarkus.http.port=8081",
                        "-Dquarkus.management.port=9081",
                        "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:15432/study",
                        "-Dkafka.bootstrap.servers=127.0.0.1:19092",
                        "-Dgatewise.artifacts.folder=/var/gatewise/artifacts")
                .endsWith("-jar", "/opt/gatewise/study-service/target/quarkus-app/quarkus-run.jar");
        assertThat(services.results().command())
                .contains(
                        "-Dquarkus.http.port=8082",
                        "-Dquarkus.management.port=9082",
                        "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:15432/results");
    }

    @Test
    void everyWorkerHasANameAndTheFullCompilerAndOneThreadATrial() {
        var workers = services.workers();

        assertThat(workers).extracting(worker -> worker.name()).containsExactly("trial-worker-1", "trial-worker-2");
        assertThat(workers.get(1).command())
                .contains(
                        "-Dgatewise.name=trial-worker-2",
                        "-Dquarkus.management.port=9084",
                        "-Dtrial-worker.slots=3",
                        "-XX:+UseTransparentHugePages",
                        "-XX:ObjectAlignmentInBytes=64",
                        "--add-modules=jdk.incubator.vector");
        assertThat(workers).allSatisfy(worker -> {
            assertThat(worker.command()).noneMatch(argument -> argument.contains("TieredStopAtLevel"));
            assertThat(worker.environment()).containsEntry("OMP_NUM_THREADS", "1");
        });
    }

    @Test
    void runsJavaWithTheFlagsOfTheImages() throws IOException {
        assertThat(flags(services.study())).isEqualTo(imageFlags("service.jvm"));
        assertThat(flags(services.results())).isEqualTo(imageFlags("service.jvm"));
        assertThat(flags(services.workers().get(0))).isEqualTo(imageFlags("worker.jvm"));
    }

    @Test
    void servicesStartQuicklyOnTheFirstCompiler() {
        assertThat(services.study().command()).contains(QUICK);
        assertThat(services.results().command()).contains(QUICK);
    }

    /** Without heap sizes, compilers, addresses and Gatewise's own settings, which are each place's own. */
    private static Set<String> flags(ProcessSpec process) {
        return process.command().stream()
                .filter(flag -> flag.startsWith("-X") || flag.startsWith("--") || flag.startsWith("-Dorg.bytedeco"))
                .filter(flag -> !flag.startsWith("-Xmx") && !flag.startsWith("-XX:ErrorFile="))
                .filter(flag -> !flag.equals(QUICK))
                .collect(toSet());
    }

    private static Set<String> imageFlags(String file) throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("gatewise.root"), "deploy", "images", file)).stream()
                .filter(line -> line.startsWith("-") && !line.startsWith("-XX:ErrorFile="))
                // an image's own: where it has the native libraries
                .filter(line -> !line.contains("pathsFirst") && !line.contains("java.library.path"))
                .collect(toSet());
    }

    @Test
    void wantsEachPortOnce() {
        assertThat(ports.wanted(false).values())
                .doesNotHaveDuplicates()
                .contains(8080, 8081, 8082, 9081, 9082, 9083, 9084, 19092, 15432);
        assertThat(ports.wanted(true)).containsOnlyKeys("the broker", "PostgreSQL");
    }

    @Test
    void keepsEverythingUnderTheDataFolder() {
        var data = Path.of("/var/gatewise");

        assertThat(services.study().log()).isEqualTo(data.resolve("logs/study-service.log"));
        assertThat(services.study().folder()).isEqualTo(data.resolve("run"));
    }
}
