package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The settings in k8s/ are settings of the services, and fit each other. */
class SettingsTest {

    private static final double MIB = 0x1p20;

    @Test
    void knowsTheServicesOwnSettings() {
        assertThat(Variables.of("trial-worker"))
                .contains("TRIAL_WORKER_STOP_SECONDS", "GATEWISE_ARTIFACTS_S3_PATH_STYLE", "KAFKA_BOOTSTRAP_SERVERS")
                .doesNotContain("TRIAL_WORKER_SLOT", "TRIAL_WORKER_SLOTS_IN_FORCE", "STUDY_SERVICE_ATTEMPTS");
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableIsASettingOfItsService(Overlay overlay) {
        assertThat(overlay.services())
                .allSatisfy(pod -> assertThat(pod.containers()).allSatisfy(container -> {
                    assertThat(Variables.of(pod.name()))
                            .containsAll(overlay.environment(container).keySet());
                    assertThat(container.path("env"))
                            .allSatisfy(variable -> assertThat(Variables.of(pod.name()))
                                    .contains(variable.path("name").asText()));
                }));
    }

    @ParameterizedTest
    @EnumSource
    void theGracePeriodIsLongerThanACheckpointIsOldAndTheWorkerWaits(Overlay overlay) {
        Pod worker = overlay.pod("trial-worker");
        var settings = overlay.environment(worker.main());
        int checkpoint = Integer.parseInt(settings.get("TRIAL_WORKER_CHECKPOINT_SECONDS"));
        int stop = Integer.parseInt(settings.get("TRIAL_WORKER_STOP_SECONDS"));

        assertThat(worker.spec().path("terminationGracePeriodSeconds").asInt()).isGreaterThan(checkpoint + stop);
    }

    @ParameterizedTest
    @EnumSource
    void theHeapFitsIntoThePod(Overlay overlay) {
        assertThat(overlay.services()).allSatisfy(pod -> {
            double heap = heap(overlay.environment(pod.main()));
            double limit = Quantity.of(pod.main().at("/resources/limits/memory"));
            // code, threads, buffers; a worker's native libraries and the arrays of stock DL4J besides
            double beside = (pod.name().equals("trial-worker") ? 512 : 192) * MIB;
            assertThat(heap).isPositive().isLessThanOrEqualTo(limit - beside);
        });
    }

    @ParameterizedTest
    @EnumSource
    void theWorkersHeapHoldsItsTrialsAndItsCoresItsSlots(Overlay overlay) {
        JsonNode worker = overlay.pod("trial-worker").main();
        var settings = overlay.environment(worker);
        int slots = Integer.parseInt(settings.get("TRIAL_WORKER_SLOTS"));
        double trial = Quantity.bytes(settings.get("TRIAL_WORKER_TRIAL_MEMORY"));
        double cache = Quantity.bytes(settings.get("TRIAL_WORKER_DATA_CACHE"));

        assertThat(slots * trial + cache).isLessThan(heap(settings));
        assertThat(Quantity.of(worker.at("/resources/limits/cpu"))).isGreaterThanOrEqualTo(slots);
    }

    private static double heap(Map<String, String> environment) {
        String options = environment.get("JDK_JAVA_OPTIONS");
        assertThat(options).matches("-Xmx[0-9]+[mg]");
        return Quantity.bytes(options.substring("-Xmx".length()));
    }
}
