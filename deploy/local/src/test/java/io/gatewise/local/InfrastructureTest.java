package io.gatewise.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.Topics;
import io.gatewise.topics.TopicSetup;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void keepsMessagesAndRowsBetweenStarts() throws Exception {
        try (var first = Infrastructure.start(folder)) {
            send(first, Topics.STUDY_EVENTS, "births", "opened");
            execute(first, "study", "create table trial (number int); insert into trial values (7)");
        }

        try (var second = Infrastructure.start(folder)) {

            assertThat(received(second, Topics.STUDY_EVENTS, 1)).containsExactly("opened");
            assertThat(number(second, "study", "select number from trial")).isEqualTo(7);
        }
    }

    @Test
    void hasEveryTopicWithItsSettingsAndBothDatabases() throws Exception {
        try (var infrastructure = Infrastructure.start(folder)) {
            TopicSetup.apply(Map.of("bootstrap.servers", infrastructure.bootstrapServers()));

            try (var admin = admin(infrastructure)) {
                var names = Topics.all().stream().map(Topics.Definition::name).toList();
                var topics = admin.describeTopics(names).allTopicNames().get();
                for (var topic : Topics.all()) {
                    assertThat(topics.get(topic.name()).partitions()).hasSize(topic.partitions());
                }
                assertThat(setting(admin, ConfigResource.Type.TOPIC, Topics.TRIAL_COMMANDS, "cleanup.policy"))
                        .isEqualTo("compact");
                assertThat(setting(
                                admin,
                                ConfigResource.Type.GROUP,
                                Topics.TRIAL_WORKERS_GROUP,
                                "share.auto.offset.reset"))
                        .isEqualTo("earliest");
            }
            for (var database : Infrastructure.DATABASES) {
                assertThat(number(infrastructure, database, "select 1")).isEqualTo(1);
            }
        }
    }

    @Test
    void handsARequestWrittenBeforeTheFirstWorkerToOneWorkerOnly() throws Exception {
        try (var infrastructure = Infrastructure.start(folder)) {
            send(infrastructure, Topics.TRIAL_REQUESTS, "births/1", "first");
            send(infrastructure, Topics.TRIAL_REQUESTS, "births/2", "second");

            var handedOut = new ArrayList<String>();
            try (var one = worker(infrastructure);
                    var other = worker(infrastructure)) {
                var end = Instant.now().plus(PATIENCE);
                while (handedOut.size() < 2 && Instant.now().isBefore(end)) {
                    handedOut.addAll(accepted(one));
                    handedOut.addAll(accepted(other));
                }
            }

            assertThat(handedOut).containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void emptiesTopicsForARestore() throws Exception {
        try (var infrastructure = Infrastructure.start(folder)) {
            send(infrastructure, Topics.STUDY_EVENTS, "births", "of the lost time");
            TopicSetup.remove(client(infrastructure));

            TopicSetup.apply(client(infrastructure));

            send(infrastructure, Topics.STUDY_EVENTS, "births", "of the new time");
            assertThat(received(infrastructure, Topics.STUDY_EVENTS, 1)).containsExactly("of the new time");
        }
    }

    @Test
    void letsNothingGoToDiskLazily() throws Exception {
        try (var infrastructure = Infrastructure.start(folder)) {
            assertThat(text(infrastructure, "show fsync")).isEqualTo("on");
            assertThat(text(infrastructure, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(infrastructure, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    private static Map<String, Object> client(Infrastructure infrastructure) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", infrastructure.bootstrapServers());
        return settings;
    }

    private static Admin admin(Infrastructure infrastructure) {
        return Admin.create(client(infrastructure));
    }

    private static String setting(Admin admin, ConfigResource.Type type, String name, String key) throws Exception {
        var resource = new ConfigResource(type, name);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(key)
                .value();
    }

    private static void send(Infrastructure infrastructure, String topic, String key, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(client(infrastructure), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static List<String> received(Infrastructure infrastructure, String topic, int count) {
        var settings = client(infrastructure);
        settings.put("auto.offset.reset", "earliest");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            var end = Instant.now().plus(PATIENCE);
            while (values.size() < count && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
            }
        }
        return values;
    }

    private static KafkaShareConsumer<String, String> worker(Infrastructure infrastructure) {
        var settings = client(infrastructure);
        settings.put("group.id", Topics.TRIAL_WORKERS_GROUP);
        settings.put("share.acknowledgement.mode", "explicit");
        settings.put("share.acquire.mode", "record_limit");
        settings.put("max.poll.records", 1);
        var consumer = new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(Topics.TRIAL_REQUESTS));
        return consumer;
    }

    private static List<String> accepted(KafkaShareConsumer<String, String> worker) {
        var values = new ArrayList<String>();
        for (var message : worker.poll(Duration.ofMillis(200))) {
            values.add(message.value());
            worker.acknowledge(message, AcknowledgeType.ACCEPT);
        }
        worker.commitSync();
        return values;
    }

    private static void execute(Infrastructure infrastructure, String database, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(
                        infrastructure.jdbcUrl(database), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Infrastructure infrastructure, String database, String query) throws Exception {
        return Integer.parseInt(value(infrastructure, database, query));
    }

    private static String text(Infrastructure infrastructure, String query) throws Exception {
        return value(infrastructure, "study", query);
    }

    private static String value(Infrastructure infrastructure, String database, String query) throws Exception {
        try (var connection = DriverManager.getConnection(
                        infrastructure.jdbcUrl(database), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
