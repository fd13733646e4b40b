package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.token.TokenKeys;
import io.gatewise.topics.Main;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private static final List<String> OURS = List.of("study-service", "results-service", "trial-worker");
    private static final Set<String> FIELDS = Set.of(
            "build",
            "cap_drop",
            "command",
            "depends_on",
            "entrypoint",
            "environment",
            "healthcheck",
            "image",
            "init",
            "mem_limit",
            "network_mode",
            "ports",
            "profiles",
            "read_only",
            "restart",
            "secrets",
            "security_opt",
            "shm_size",
            "stop_grace_period",
            "tmpfs",
            "volumes");

    private final JsonNode compose = Repository.yaml("deploy/compose.yaml");
    private final JsonNode services = compose.path("services");

    @Test
    void hasTheRingAndWhatItStandsOn() {
        assertThat(services.properties())
                .extracting(Map.Entry::getKey)
                .contains("kafka", "postgres", "topics", "proxy", "prometheus", "grafana", "minio")
                .containsAll(OURS);
        assertThat(services)
                .allSatisfy(service -> assertThat(service.properties())
                        .extracting(Map.Entry::getKey)
                        .isSubsetOf(FIELDS));
    }

    @Test
    void everyVariableOfAServiceIsASettingOfIt() {
        assertThat(OURS)
                .allSatisfy(name -> assertThat(Variables.of(name))
                        .containsAll(variables(name).keySet()));
        assertThat(Variables.ofKafka()).containsAll(variables("topics").keySet());
        assertThat(Manifest.strings(services.at("/study-service/environment")))
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://postgres:5432/study");
    }

    @Test
    void imagesHaveVersionsAndOursTheProjects() {
        assertThat(services)
                .allSatisfy(service -> assertThat(service.path("image").asText())
                        .matches(".+:.+")
                        .doesNotContain(":latest"));
        assertThat(OURS).allSatisfy(name -> {
            JsonNode service = services.path(name);
            assertThat(service.path("image").asText()).isEqualTo("gatewise/" + name + ":" + Repository.pom("version"));
            assertThat(Repository.ROOT.resolve(service.at("/build/dockerfile").asText()))
                    .isRegularFile();
            assertThat(Repository.ROOT
                            .resolve("deploy")
                            .resolve(service.at("/build/context").asText())
                            .normalize())
                    .isEqualTo(Repository.ROOT.normalize());
        });
        assertThat(services.at("/postgres/image"))
                .isEqualTo(Overlay.DEV.pod("postgres").main().path("image"));
    }

    @Test
    void eachWaitsForWhatItNeedsAndThatCanBeSeen() {
        assertThat(services.properties())
                .allSatisfy(entry -> entry.getValue()
                        .path("depends_on")
                        .properties()
                        .forEach(needed -> {
                            JsonNode other = services.path(needed.getKey());
                            assertThat(other.isObject()).as(needed.getKey()).isTrue();
                            String condition =
                                    needed.getValue().path("condition").asText();
                            switch (condition) {
                                case "service_healthy" ->
                                    assertThat(other.has("healthcheck")).isTrue();
                                case "service_completed_successfully" ->
                                    assertThat(other.has("healthcheck")).isFalse();
                                default -> throw new AssertionError(entry.getKey() + ": condition " + condition);
                            }
                            // a service without a profile must not need one that has
                            assertThat(other.has("profiles")
                                            && !entry.getValue().has("profiles"))
                                    .isFalse();
                        }));
        assertThat(OURS)
                .allSatisfy(name -> assertThat(
                                services.path(name).path("depends_on").has("topics"))
                        .isTrue());
        assertThat(services.at("/topics/entrypoint"))
                .extracting(item -> item.asText())
                .endsWith(Main.class.getName());
    }

    @Test
    void healthIsAskedAtTheManagementPort() {
        assertThat(OURS)
                .allSatisfy(name -> assertThat(
                                services.path(name).at("/healthcheck/test").toString())
                        .contains("/" + Repository.properties(name).getProperty("quarkus.management.port"))
                        .contains("GET /q/health/ready "));
    }

    @Test
    void ourServicesAreAsRestrictedAsInTheCluster() {
        assertThat(OURS).allSatisfy(name -> {
            JsonNode service = services.path(name);
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(service.path("cap_drop"))
                    .extracting(item -> item.asText())
                    .containsExactly("ALL");
            assertThat(service.path("security_opt"))
                    .extracting(item -> item.asText())
                    .contains("no-new-privileges:true");
            assertThat(service.path("volumes"))
                    .extracting(item -> item.asText())
                    .contains("/tmp");
            assertThat(Quantity.bytes(service.path("mem_limit").asText()))
                    .isGreaterThan(Quantity.bytes(
                            variables(name).get("JDK_JAVA_OPTIONS").substring("-Xmx".length())));
            assertThat(service.has("ports")).isFalse();
        });
    }

    @Test
    void aWorkerIsNotKilledBeforeItsTrialsAreGivenBack() {
        var worker = variables("trial-worker");
        int checkpoint = Integer.parseInt(worker.get("TRIAL_WORKER_CHECKPOINT_SECONDS"));
        int stop = Integer.parseInt(worker.get("TRIAL_WORKER_STOP_SECONDS"));

        assertThat(services.at("/trial-worker/stop_grace_period").asText()).isEqualTo("60s");
        assertThat(checkpoint + stop).isLessThan(60);
    }

    @Test
    void whoeverListensBeyondItsContainerAsksForTokens() {
        assertThat(List.of("study-service", "results-service")).allSatisfy(name -> {
            String keys = variables(name).get("GATEWISE_SECURITY_PUBLIC_KEYS");
            assertThat(services.path(name).path("secrets"))
                    .extracting(secret -> "/run/secrets/" + secret.asText())
                    .containsExactly(keys);
        });
        assertThat(compose.at("/secrets/public-keys/file").asText()).contains(TokenKeys.PUBLIC_KEYS);
    }

    @Test
    void onlyLoopbackIsListenedOn() {
        assertThat(services)
                .allSatisfy(service -> assertThat(service.path("ports"))
                        .allSatisfy(port -> assertThat(port.asText()).startsWith("127.0.0.1:")));
    }

    @Test
    void volumesAndFilesAreThere() {
        var declared = new TreeSet<String>();
        compose.path("volumes").fieldNames().forEachRemaining(declared::add);
        var used = new TreeSet<String>();
        for (JsonNode service : services) {
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().split(":", 2)[0];
                if (source.startsWith(".")) {
                    assertThat(Files.exists(Repository.ROOT.resolve("deploy").resolve(source)))
                            .as(source)
                            .isTrue();
                } else if (!source.startsWith("/")) {
                    used.add(source);
                }
            }
        }

        assertThat(used).isEqualTo(declared);
    }

    @Test
    void prometheusAsksEveryServiceAtItsManagementPort() {
        JsonNode job = Repository.yaml("deploy/prometheus/prometheus.yml").at("/scrape_configs/0");

        assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
        assertThat(job.path("dns_sd_configs"))
                .extracting(target -> target.at("/names/0").asText() + ":"
                        + target.path("port").asText())
                .containsExactlyInAnyOrderElementsOf(OURS.stream()
                        .map(name -> name + ":" + Repository.properties(name).getProperty("quarkus.management.port"))
                        .toList());
    }

    /** A service's variables, where one of the shell has a default with that. */
    private Map<String, String> variables(String service) {
        var variables = Manifest.strings(services.path(service).path("environment"));
        variables.replaceAll((name, value) ->
                Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}").matcher(value).replaceAll("$1"));
        return variables;
    }
}
