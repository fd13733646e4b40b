package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an object says of another is so. */
class ReferencesTest {

    @ParameterizedTest
    @EnumSource
    void workloadsSelectTheirOwnPodsAndNoOthers(Overlay overlay) {
        for (String kind : List.of("Deployment", "StatefulSet")) {
            assertThat(overlay.objects(kind))
                    .allSatisfy(workload -> assertThat(selected(overlay, workload.at("/spec/selector")))
                            .containsExactly(workload.name()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void servicesLeadToPortsOfTheirPods(Overlay overlay) {
        assertThat(overlay.objects("Service")).isNotEmpty().allSatisfy(service -> {
            var labels = Manifest.strings(service.at("/spec/selector"));
            var pods = overlay.pods().stream()
                    .filter(pod -> pod.labels().entrySet().containsAll(labels.entrySet()))
                    .toList();
            assertThat(pods).hasSize(1);
            assertThat(service.at("/spec/ports"))
                    .allSatisfy(port -> assertThat(pods.get(0).port(port.path("targetPort")))
                            .isPositive());
        });
    }

    @ParameterizedTest
    @EnumSource
    void theIngressLeadsToServices(Overlay overlay) {
        assertThat(overlay.object("Ingress", "gatewise").at("/spec/rules/0/http/paths"))
                .isNotEmpty()
                .allSatisfy(path -> {
                    JsonNode service = path.at("/backend/service");
                    assertThat(overlay.object("Service", service.path("name").asText())
                                    .at("/spec/ports"))
                            .extracting(port -> port.path("name"))
                            .contains(service.at("/port/name"));
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceMayLoseAPodButNotAll(Overlay overlay) {
        assertThat(overlay.services()).allSatisfy(pod -> {
            Manifest budget = overlay.object("PodDisruptionBudget", pod.name());
            assertThat(selected(overlay, budget.at("/spec/selector"))).containsExactly(pod.name());
            String most = budget.at("/spec/maxUnavailable").asText();
            assertThat(most).isIn("1", "25%");
            if (overlay != Overlay.DEV && !pod.name().equals("trial-worker")) {
                assertThat(overlay.object("Deployment", pod.name())
                                .at("/spec/replicas")
                                .asInt())
                        .isGreaterThan(1);
            }
            assertThat(pod.spec().path("topologySpreadConstraints"))
                    .extracting(spread -> spread.path("topologyKey").asText())
                    .contains("topology.kubernetes.io/zone", "kubernetes.io/hostname");
            assertThat(pod.spec().path("topologySpreadConstraints"))
                    .allSatisfy(spread -> assertThat(selected(overlay, spread.path("labelSelector")))
                            .containsExactly(pod.name()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void volumesAreThereAndMounted(Overlay overlay) {
        assertThat(overlay.pods()).allSatisfy(pod -> {
            var volumes = names(pod.spec().path("volumes"));
            overlay.objects("StatefulSet").stream()
                    .filter(set -> set.name().equals(pod.name()))
                    .forEach(set -> set.at("/spec/volumeClaimTemplates")
                            .forEach(claim ->
                                    volumes.add(claim.at("/metadata/name").asText())));
            var mounted = new TreeSet<String>();
            pod.containers().forEach(container -> mounted.addAll(names(container.path("volumeMounts"))));
            assertThat(mounted).isEqualTo(volumes);
            pod.spec().path("volumes").forEach(volume -> {
                if (volume.has("configMap")) {
                    overlay.object("ConfigMap", volume.at("/configMap/name").asText());
                }
                if (volume.has("persistentVolumeClaim")) {
                    overlay.object(
                            "PersistentVolumeClaim",
                            volume.at("/persistentVolumeClaim/claimName").asText());
                }
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void secretsAreMadeByAnOperatorOrNamedInTheGuide(Overlay overlay) {
        String guide = Repository.text("docs/guides/kubernetes.md");
        Set<String> made = overlay.objects().stream()
                .map(object -> switch (object.kind()) {
                    case "KafkaUser" -> object.name();
                    case "Kafka" -> object.name() + "-cluster-ca-cert";
                    case "Cluster" -> object.name() + "-ca";
                    default -> "";
                })
                .collect(Collectors.toSet());

        assertThat(secrets(overlay))
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(made.contains(secret) || guide.contains("`" + secret + "`"))
                        .as(secret)
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void operatorsFindWhatTheyAreTold(Overlay overlay) {
        Manifest scaled = overlay.object("ScaledObject", "trial-worker");
        assertThat(overlay.object(
                                "Deployment",
                                scaled.at("/spec/scaleTargetRef/name").asText())
                        .at("/spec/replicas")
                        .isMissingNode())
                .as("the autoscaler alone says how many")
                .isTrue();
        Manifest monitor = overlay.object("PodMonitor", "gatewise");
        assertThat(selected(overlay, monitor.at("/spec/selector")))
                .containsExactlyInAnyOrder("study-service", "results-service", "trial-worker");
        assertThat(overlay.services())
                .allSatisfy(pod -> assertThat(pod.port(monitor.at("/spec/podMetricsEndpoints/0/port")))
                        .isPositive());
        for (String kind : List.of("KafkaUser", "KafkaNodePool")) {
            assertThat(overlay.objects(kind))
                    .isNotEmpty()
                    .allSatisfy(object -> overlay.object(
                            "Kafka",
                            Manifest.strings(object.at("/metadata/labels")).get("strimzi.io/cluster")));
        }
        assertThat(overlay.objects("ScheduledBackup"))
                .isNotEmpty()
                .allSatisfy(backup -> overlay.object(
                        "Cluster", backup.at("/spec/cluster/name").asText()));
    }

    private static List<String> selected(Overlay overlay, JsonNode selector) {
        return overlay.pods().stream()
                .filter(pod -> Selector.matches(selector, pod.labels()))
                .map(Pod::name)
                .toList();
    }

    private static Set<String> names(JsonNode items) {
        var names = new TreeSet<String>();
        items.forEach(item -> names.add(item.path("name").asText()));
        return names;
    }

    private static Set<String> secrets(Overlay overlay) {
        var secrets = new TreeSet<String>();
        overlay.pods().forEach(pod -> {
            pod.spec()
                    .findValues("secretKeyRef")
                    .forEach(key -> secrets.add(key.path("name").asText()));
            pod.spec().findValues("secretName").forEach(name -> secrets.add(name.asText()));
        });
        for (Manifest object : overlay.objects()) {
            var found = new ArrayList<JsonNode>();
            switch (object.kind()) {
                case "Ingress" ->
                    object.at("/spec/tls")
                            .forEach(tls -> secrets.add(tls.path("secretName").asText()));
                case "Cluster" -> {
                    found.add(object.at("/spec/bootstrap/initdb/secret"));
                    object.at("/spec/managed/roles").forEach(role -> found.add(role.path("passwordSecret")));
                    object.at("/spec/backup/barmanObjectStore/s3Credentials").forEach(found::add);
                }
                default -> {
                    // names no secrets
                }
            }
            found.forEach(reference -> secrets.add(reference.path("name").asText()));
        }
        return secrets;
    }
}
