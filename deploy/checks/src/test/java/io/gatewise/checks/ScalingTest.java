package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The autoscaler's numbers. */
class ScalingTest {

    private static final int SYNC_SECONDS = 15;

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void aWorkerIsWantedForAsManyTrialsAsItHasSlots(Overlay overlay) {
        JsonNode trigger = trigger(overlay);
        String slots = overlay.environment(overlay.pod("trial-worker").main()).get("TRIAL_WORKER_SLOTS");

        assertThat(trigger.path("metricType").asText()).isEqualTo("AverageValue");
        assertThat(trigger.at("/metadata/threshold").asText()).isEqualTo(slots);
        assertThat(trigger.at("/metadata/activationThreshold").asText()).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void theLedgersGaugeIsEqualOnAllReplicasSoItsMaximumCounts(Overlay overlay) {
        String gauge = "gatewise.queue.trials";
        assertThat(Repository.text("study-service/src/main/java/io/gatewise/study/metrics/LedgerMetrics.java"))
                .contains("Gauge.builder(\"" + gauge + "\"");

        assertThat(trigger(overlay).at("/metadata/query").asText())
                .isEqualTo("max(" + gauge.replace('.', '_') + "{namespace=\"gatewise\"})");
    }

    @ParameterizedTest
    @CsvSource({"100, 20", "39, 20", "3, 2", "1, 1"})
    void wantsAsManyWorkersAsTheAutoscalersFormulaSays(int trials, int workers) {
        JsonNode scaled =
                Overlay.PRODUCTION.object("ScaledObject", "trial-worker").tree();
        double threshold = trigger(Overlay.PRODUCTION).at("/metadata/threshold").asDouble();

        // AverageValue: the metric's total divided by what each replica is to have
        int wanted = (int) Math.ceil(trials / threshold);

        assertThat(Math.min(wanted, scaled.at("/spec/maxReplicaCount").asInt())).isEqualTo(workers);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void growsInOneStepAndShrinksSlowlyDownToNone(Overlay overlay) {
        JsonNode spec = overlay.object("ScaledObject", "trial-worker").at("/spec");
        JsonNode behavior = spec.at("/advanced/horizontalPodAutoscalerConfig/behavior");
        JsonNode up = behavior.path("scaleUp");
        JsonNode down = behavior.path("scaleDown");

        assertThat(spec.path("minReplicaCount").asInt(-1)).isZero();
        assertThat(up.path("stabilizationWindowSeconds").asInt(-1)).isZero();
        assertThat(up.at("/policies/0/value").asInt())
                .isGreaterThanOrEqualTo(spec.path("maxReplicaCount").asInt());
        assertThat(up.at("/policies/0/periodSeconds").asInt()).isLessThanOrEqualTo(SYNC_SECONDS);
        assertThat(spec.path("pollingInterval").asInt()).isLessThanOrEqualTo(SYNC_SECONDS);
        assertThat(down.path("stabilizationWindowSeconds").asInt()).isGreaterThanOrEqualTo(300);
        assertThat(down.path("policies")).singleElement().satisfies(policy -> {
            assertThat(policy.path("value").asInt()).isEqualTo(1);
            assertThat(policy.path("periodSeconds").asInt()).isGreaterThanOrEqualTo(60);
        });
        assertThat(spec.path("cooldownPeriod").asInt()).isGreaterThanOrEqualTo(300);
    }

    private static JsonNode trigger(Overlay overlay) {
        return overlay.object("ScaledObject", "trial-worker").at("/spec/triggers/0");
    }
}
