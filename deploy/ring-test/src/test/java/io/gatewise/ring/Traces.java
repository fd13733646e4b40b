package io.gatewise.ring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Of which traces the messages about a study say that they are. */
final class Traces {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrapServers;
    private final String study;

    Traces(String bootstrapServers, String study) {
        this.bootstrapServers = bootstrapServers;
        this.study = study;
    }

    /** The trace of each trial's newest message of that type, by trial; {@code none} without one. */
    Map<Integer, String> byTrial(String topic, String type) throws IOException {
        var traces = new TreeMap<Integer, String>();
        for (ConsumerRecord<String, String> record : read(topic)) {
            JsonNode message = JSON.readTree(record.value());
            if (message.path("type").asText().equals(type)) {
                JsonNode trial = message.has("trial") ? message.get("trial") : message.at("/key/trial");
                traces.put(trial.asInt(), trace(record));
            }
        }
        return traces;
    }

    /** The traces of all messages on a topic, in order. */
    List<String> all(String topic) {
        return read(topic).stream().map(Traces::trace).toList();
    }

    private static String trace(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader("traceparent");
        return header == null ? "none" : new String(header.value(), StandardCharsets.US_ASCII).substring(3, 35);
    }

    private List<ConsumerRecord<String, String>> read(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found.stream()
                .filter(record -> String.valueOf(record.key()).startsWith(study))
                .toList();
    }
}
