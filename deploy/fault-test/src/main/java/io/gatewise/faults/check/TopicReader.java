package io.gatewise.faults.check;

import io.gatewise.model.message.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning to their present end. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofSeconds(5);

    private final Map<String, Object> broker;

    TopicReader(Map<String, Object> broker) {
        this.broker = Map.copyOf(broker);
    }

    /** All topics of the ring by the broker's ids. */
    public static Map<Uuid, String> names(Map<String, Object> broker) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(broker)) {
            var names = new HashMap<Uuid, String>();
            List<String> topics =
                    Topics.all().stream().map(Topics.Definition::name).toList();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> names.put(topic.topicId(), name));
            return names;
        } catch (ExecutionException refused) {
            throw new IOException("the broker does not tell its topics", refused);
        }
    }

    List<ConsumerRecord<String, String>> all(String topic) {
        var settings = new HashMap<>(broker);
        settings.put("max.poll.records", 5000);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }
}
