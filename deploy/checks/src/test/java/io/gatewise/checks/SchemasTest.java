package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemasTest {

    private static final Schemas SCHEMAS = new Schemas();

    @ParameterizedTest
    @EnumSource
    void everyObjectKeepsTheSchemaOfItsKind(Overlay overlay) {
        assertThat(overlay.objects())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(SCHEMAS.problems(object)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, trial-worker, /spec/template/spec/containers/0/resources",
        "Deployment, study-service, /spec/template/spec/containers/0/readinessProbe/httpGet",
        "Service, study-service, /spec/ports/0",
        "NetworkPolicy, metrics, /spec/ingress/0",
        "PodDisruptionBudget, trial-worker, /metadata",
        "ScaledObject, trial-worker, /spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown",
        "ScaledObject, trial-worker, /metadata",
        "Kafka, gatewise, /spec/kafka/listeners/0",
        "KafkaUser, trial-worker, /spec/authorization/acls/0/resource",
        "KafkaNodePool, brokers, /spec/storage",
        "Cluster, gatewise-db, /spec/backup/barmanObjectStore",
        "ScheduledBackup, gatewise-db-nightly, /spec",
        "PodMonitor, gatewise, /spec/podMetricsEndpoints/0",
        "PrometheusRule, gatewise, /spec/groups/0/rules/0",
    })
    void aMistypedFieldIsRefused(String kind, String name, String place) {
        Manifest right = Overlay.PRODUCTION.object(kind, name);
        var wrong = new Manifest(right.tree().deepCopy());
        ((ObjectNode) wrong.at(place)).put("mistyped", "3");

        assertThat(SCHEMAS.problems(wrong)).singleElement().asString().contains("mistyped");
    }

    @Test
    void aMistypedValueIsRefused() {
        var wrong = new Manifest(
                Overlay.PRODUCTION.object("ScaledObject", "trial-worker").tree().deepCopy());
        ((ObjectNode) wrong.at("/spec")).put("pollingInterval", "soon");

        assertThat(SCHEMAS.problems(wrong)).singleElement().asString().contains("pollingInterval");
    }
}
