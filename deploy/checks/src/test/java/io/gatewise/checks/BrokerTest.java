package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.message.Topics;
import io.gatewise.topics.Main;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Topics, groups and brokers in k8s/ are those of the code. */
class BrokerTest {

    private static final Set<String> TOPICS =
            Topics.all().stream().map(Topics.Definition::name).collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource
    void topicsAreMadeBeforeStudyServiceRunsAndNowhereElse(Overlay overlay) {
        JsonNode setup =
                overlay.pod("study-service").spec().path("initContainers").get(0);

        assertThat(setup.path("command")).extracting(item -> item.asText()).endsWith(Main.class.getName());
        assertThat(setup.path("image").asText())
                .isEqualTo(overlay.pod("study-service").main().path("image").asText());
        assertThat(overlay.objects("KafkaTopic")).isEmpty();
        assertThat(overlay.objects("Kafka"))
                .allSatisfy(kafka -> assertThat(kafka.at("/spec/entityOperator").has("topicOperator"))
                        .isFalse());
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void threeBrokersKeepEachTopicThreeTimes(Overlay overlay) {
        var config = Manifest.strings(overlay.object("Kafka", "gatewise").at("/spec/kafka/config"));

        assertThat(overlay.object("KafkaNodePool", "brokers")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(3);
        assertThat(config)
                .containsEntry("default.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("share.coordinator.state.topic.replication.factor", "3")
                .containsEntry("auto.create.topics.enable", "false");
        // one consumer a slot
        assertThat(Integer.parseInt(config.get("group.share.max.size")))
                .isGreaterThanOrEqualTo(overlay.object("ScaledObject", "trial-worker")
                                .at("/spec/maxReplicaCount")
                                .asInt()
                        * Integer.parseInt(
                                overlay.environment(overlay.pod("trial-worker").main())
                                        .get("TRIAL_WORKER_SLOTS")));
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void usersMayReadAndWriteTheTopicsOfTheirService(Overlay overlay) {
        for (String service : Set.of("results-service", "trial-worker")) {
            var reads = allowed(overlay, service, "topic", "Read");
            var writes = allowed(overlay, service, "topic", "Write");
            assertThat(TOPICS).containsAll(reads).containsAll(writes);
            assertThat(writes).containsAll(channels(service, "outgoing"));
            assertThat(reads).containsAll(channels(service, "incoming"));
            // what can't be read is put aside
            assertThat(writes)
                    .containsAll(reads.stream().map(Topics::deadLetters).toList());
        }
        assertThat(allowed(overlay, "study-service", "topic", "Create")).containsExactly("*");
        assertThat(allowed(overlay, "trial-worker", "topic", "Read"))
                .containsExactlyInAnyOrder(Topics.TRIAL_REQUESTS, Topics.TRIAL_COMMANDS);
        assertThat(allowed(overlay, "results-service", "topic", "Write")).contains(Topics.TRIAL_PROPOSALS);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "GPU"})
    void usersMayJoinTheGroupsOfTheirService(Overlay overlay) {
        assertThat(allowed(overlay, "study-service", "group", "Read")).isEqualTo(groups("study-service"));
        assertThat(allowed(overlay, "results-service", "group", "Read")).isEqualTo(groups("results-service"));
        assertThat(allowed(overlay, "trial-worker", "group", "Read")).containsExactly(Topics.TRIAL_WORKERS_GROUP);
        assertThat(allowed(overlay, "study-service", "group", "AlterConfigs"))
                .containsExactly(Topics.TRIAL_WORKERS_GROUP);
    }

    @Test
    void composeAndDevHaveTheSameBroker() {
        JsonNode compose = Repository.yaml("deploy/compose.yaml").at("/services/kafka");
        JsonNode dev = Overlay.DEV.pod("kafka").main();
        var variables = new TreeMap<String, String>();
        dev.path("env")
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText()));

        assertThat(Manifest.strings(compose.path("environment"))).isEqualTo(variables);
        assertThat(compose.path("image").asText())
                .isEqualTo(dev.path("image").asText())
                .endsWith(":" + Repository.pom("kafka.version"));
    }

    private static Set<String> allowed(Overlay overlay, String user, String type, String operation) {
        var names = new TreeSet<String>();
        for (JsonNode rule : overlay.object("KafkaUser", user).at("/spec/authorization/acls")) {
            for (JsonNode each : rule.path("operations")) {
                if (each.asText().equals(operation)
                        && rule.at("/resource/type").asText().equals(type)) {
                    names.add(rule.at("/resource/name").asText());
                }
            }
        }
        return names;
    }

    private static Set<String> channels(String service, String direction) {
        return properties(service, "mp.messaging." + direction + ".", ".topic");
    }

    private static Set<String> groups(String service) {
        return properties(service, "mp.messaging.incoming.", ".group.id");
    }

    private static Set<String> properties(String service, String prefix, String suffix) {
        var values = new TreeSet<String>();
        for (Map.Entry<Object, Object> property : Repository.properties(service).entrySet()) {
            String name = property.getKey().toString();
            if (name.startsWith(prefix) && name.endsWith(suffix)) {
                values.add(property.getValue().toString());
            }
        }
        return values;
    }
}
