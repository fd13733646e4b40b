package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.token.TokenKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every pod must be like: restricted, bounded, watched. */
class PodsTest {

    private static final Set<String> VOLUMES =
            Set.of("configMap", "secret", "emptyDir", "persistentVolumeClaim", "projected", "downwardAPI", "csi");
    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

    @ParameterizedTest
    @EnumSource
    void theNamespaceRefusesPodsThatAreNotRestricted(Overlay overlay) {
        assertThat(overlay.objects())
                .filteredOn(object -> !object.kind().equals("Namespace"))
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/namespace").asText()).isEqualTo("gatewise"));
        assertThat(Manifest.strings(overlay.object("Namespace", "gatewise").at("/metadata/labels")))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @ParameterizedTest
    @EnumSource
    void everyPodKeepsTheRestrictedProfile(Overlay overlay) {
        assertThat(overlay.pods()).isNotEmpty().allSatisfy(pod -> {
            assertThat(pod.spec().at("/securityContext/runAsNonRoot").asBoolean())
                    .isTrue();
            assertThat(pod.spec().at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.spec().at("/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
            for (String field : List.of("hostNetwork", "hostPID", "hostIPC")) {
                assertThat(pod.spec().has(field)).as(field).isFalse();
            }
            assertThat(pod.spec().path("volumes"))
                    .allSatisfy(volume ->
                            assertThat(volume.properties()).anyMatch(entry -> VOLUMES.contains(entry.getKey())));
            assertThat(pod.containers()).allSatisfy(PodsTest::assertRestricted);
        });
    }

    private static void assertRestricted(JsonNode container) {
        JsonNode context = container.path("securityContext");
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.path("privileged").asBoolean()).isFalse();
        assertThat(context.at("/capabilities/drop"))
                .extracting(item -> item.asText())
                .containsExactly("ALL");
        assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
        assertThat(container.path("ports"))
                .allSatisfy(port -> assertThat(port.has("hostPort")).isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void theServicesWriteToVolumesAlone(Overlay overlay) {
        assertThat(overlay.services())
                .hasSize(3)
                .allSatisfy(pod -> assertThat(pod.containers()).allSatisfy(container -> {
                    assertThat(container
                                    .at("/securityContext/readOnlyRootFilesystem")
                                    .asBoolean())
                            .isTrue();
                    assertThat(container.path("volumeMounts"))
                            .extracting(mount -> mount.path("mountPath").asText())
                            .contains("/tmp");
                }));
    }

    @ParameterizedTest
    @EnumSource
    void noPodCanSpeakToTheApiServer(Overlay overlay) {
        assertThat(overlay.pods()).allSatisfy(pod -> {
            String account = pod.spec().path("serviceAccountName").asText();
            assertThat(account).isEqualTo(pod.name());
            assertThat(overlay.object("ServiceAccount", account)
                            .at("/automountServiceAccountToken")
                            .asBoolean(true))
                    .isFalse();
            assertThat(pod.spec().path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            // KAFKA_PORT and its like would be read as settings of Kafka clients
            assertThat(pod.spec().path("enableServiceLinks").asBoolean(true)).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyContainerHasRequestsAndLimits(Overlay overlay) {
        assertThat(overlay.pods()).flatExtracting(Pod::containers).allSatisfy(container -> {
            for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
                double request = Quantity.of(container.at("/resources/requests").path(resource));
                double limit = Quantity.of(container.at("/resources/limits").path(resource));
                assertThat(request).as(resource).isPositive().isLessThanOrEqualTo(limit);
            }
        });
        assertThat(overlay.pods())
                .allSatisfy(pod -> assertThat(pod.spec().path("volumes"))
                        .filteredOn(volume -> volume.has("emptyDir"))
                        .allSatisfy(volume -> assertThat(Quantity.of(volume.at("/emptyDir/sizeLimit")))
                                .isPositive()));
    }

    @ParameterizedTest
    @EnumSource
    void everyPodIsWatchedAtPortsThatItHas(Overlay overlay) {
        assertThat(overlay.pods())
                .allSatisfy(pod -> assertThat(PROBES).allSatisfy(name -> {
                    JsonNode probe = pod.main().path(name);
                    assertThat(probe.isObject()).as(pod.name() + " " + name).isTrue();
                    for (String way : List.of("httpGet", "tcpSocket")) {
                        if (probe.has(way)) {
                            assertThat(pod.port(probe.path(way).path("port"))).isPositive();
                        }
                    }
                }));
    }

    @ParameterizedTest
    @EnumSource
    void theServicesAreAskedWhereQuarkusAnswers(Overlay overlay) {
        var paths = Map.of(
                "startupProbe", "/q/health/started",
                "livenessProbe", "/q/health/live",
                "readinessProbe", "/q/health/ready");
        assertThat(overlay.services()).allSatisfy(pod -> {
            var packaged = Repository.properties(pod.name());
            // the paths above are Quarkus' own as long as nobody sets others
            assertThat(packaged.stringPropertyNames())
                    .noneMatch(name ->
                            name.startsWith("quarkus.smallrye-health.") || name.equals("quarkus.management.root-path"));
            paths.forEach((probe, path) -> {
                JsonNode get = pod.main().path(probe).path("httpGet");
                assertThat(get.path("path").asText()).isEqualTo(path);
                assertThat(pod.port(get.path("port")))
                        .isEqualTo(Integer.parseInt(packaged.getProperty("quarkus.management.port")));
            });
            if (pod.ports().containsKey("http")) {
                assertThat(pod.ports())
                        .containsEntry("http", Integer.valueOf(packaged.getProperty("quarkus.http.port")));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyImageHasItsVersion(Overlay overlay) {
        assertThat(overlay.pods())
                .allSatisfy(pod -> assertThat(pod.containers()).allSatisfy(container -> {
                    String image = container.path("image").asText();
                    assertThat(image).contains(":").doesNotContain(":latest");
                    if (pod.isGatewise()) {
                        assertThat(image).endsWith(":" + Repository.pom("version"));
                    }
                }));
    }

    @ParameterizedTest
    @EnumSource
    void whoeverListensAsksForTokensAndHasTheKeysToCheckThem(Overlay overlay) {
        assertThat(overlay.services())
                .filteredOn(pod -> pod.ports().containsKey("http"))
                .hasSize(2)
                .allSatisfy(pod -> {
                    String keys = overlay.environment(pod.main()).get("GATEWISE_SECURITY_PUBLIC_KEYS");
                    assertThat(pod.main().path("volumeMounts"))
                            .extracting(mount -> mount.path("mountPath").asText() + "/" + TokenKeys.PUBLIC_KEYS)
                            .contains(keys);
                });
    }

    @ParameterizedTest
    @EnumSource
    void noSecretIsWrittenDown(Overlay overlay) {
        assertThat(overlay.objects("Secret")).isEmpty();
        assertThat(overlay.pods())
                .flatExtracting(Pod::containers)
                .allSatisfy(container -> assertThat(overlay.environment(container))
                        .allSatisfy((name, value) ->
                                assertThat(name).doesNotContainPattern("PASSWORD|SECRET|TOKEN|ACCESS_KEY|USERNAME")));
    }
}
