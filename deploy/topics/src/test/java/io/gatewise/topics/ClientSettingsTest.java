package io.gatewise.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {

    @Test
    void readsTheVariablesThatTheServicesRead() {
        var settings = ClientSettings.of(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                "KAFKA_SECURITY_PROTOCOL", "SSL",
                "KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/kafka/ca.crt",
                "PATH", "/bin"));

        assertThat(settings)
                .containsOnly(
                        Map.entry("bootstrap.servers", "kafka:9093"),
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("ssl.truststore.location", "/etc/kafka/ca.crt"));
    }

    @Test
    void leavesOutWhatAnAdminClientDoesNotKnow() {
        var settings =
                ClientSettings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "KAFKA_GROUP_ID", "results-service"));

        assertThat(settings).containsOnlyKeys("bootstrap.servers");
    }

    @Test
    void needsABroker() {
        assertThatThrownBy(() -> ClientSettings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("KAFKA_BOOTSTRAP_SERVERS: need the broker's address, got none");
    }
}
