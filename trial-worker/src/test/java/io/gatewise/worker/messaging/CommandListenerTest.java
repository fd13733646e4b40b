package io.gatewise.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.local.EmbeddedBroker;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.topics.TopicSetup;
import io.gatewise.worker.trial.StopRegister;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandListenerTest {

    /** Held here, else what was set is forgotten: the broker in this JVM says a lot. */
    private static final List<Logger> BROKER_LOGS = Stream.of("kafka", "state", "org.apache.kafka")
            .map(Logger::getLogger)
            .toList();

    @TempDir
    private Path folder;

    @BeforeAll
    static void quieten() {
        BROKER_LOGS.forEach(log -> log.setLevel(Level.WARNING));
    }

    @Test
    void obeysCommandsOfATopicThatIsMadeAfterItsStart() throws Exception {
        AttemptKey key = Ring.key("stopped", 1);
        var codec = new MessageCodec();
        var register = new StopRegister();
        var stopping = new Stopping();
        try (var broker = EmbeddedBroker.start(folder, 0)) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            var listener = new CommandListener(client, codec, null, register, stopping);
            listener.start();

            TopicSetup.apply(client);
            try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
                String stop = codec.write(new TrialCommand.StopStudy(key.study(), "enough"));
                producer.send(new ProducerRecord<>(
                                Topics.TRIAL_COMMANDS, key.study().value(), stop))
                        .get();
            }

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(register.stopped(key)).contains("enough"));
            stopping.ask();
            listener.stop();
        }
    }
}
