package io.gatewise.worker.messaging;

import io.gatewise.model.message.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The share group that hands out requests: each to one consumer, to the next that is free. */
@ApplicationScoped
class ShareGroup {

    private static final int ADMIN_SECONDS = 10;

    private final Map<String, Object> broker;

    ShareGroup(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * Lets the group begin with the oldest request: by default it skips those sent before its first
     * consumer joined.
     *
     * @throws ExecutionException if there is no broker, or it refuses
     */
    void setUp() throws ExecutionException, TimeoutException, InterruptedException {
        var group = new ConfigResource(ConfigResource.Type.GROUP, Topics.TRIAL_WORKERS_GROUP);
        List<AlterConfigOp> wanted = Topics.TRIAL_WORKERS_GROUP_SETTINGS.entrySet().stream()
                .map(setting -> new AlterConfigOp(new ConfigEntry(setting.getKey(), setting.getValue()), OpType.SET))
                .toList();
        var settings = new HashMap<>(broker);
        settings.put("default.api.timeout.ms", ADMIN_SECONDS * 1000);
        settings.put("request.timeout.ms", ADMIN_SECONDS * 500);
        try (Admin admin = Admin.create(settings)) {
            admin.incrementalAlterConfigs(Map.of(group, wanted)).all().get(ADMIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** A consumer of one request at a time, which must be told that it is done with it. */
    KafkaShareConsumer<String, String> join() {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, Topics.TRIAL_WORKERS_GROUP);
        settings.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        settings.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // a slot polls again only when its training has ended
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.MAX_VALUE);
        var consumer = new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(Topics.TRIAL_REQUESTS));
        return consumer;
    }
}
