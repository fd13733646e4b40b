package io.gatewise.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.local.EmbeddedBroker;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.topics.TopicSetup;
import io.gatewise.worker.trial.StopRegister;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients that are made by hand, at a broker that wants passwords over TLS. */
class SecuredBrokerTest {

    private static final List<Logger> BROKER_LOGS = Stream.of("kafka", "state", "org.apache.kafka")
            .map(Logger::getLogger)
            .toList();
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required username=";
    private static final String STORE_PASSWORD = "store-password";

    @TempDir
    private Path folder;

    @BeforeAll
    static void quieten() {
        BROKER_LOGS.forEach(log -> log.setLevel(Level.OFF));
    }

    /** A self-signed certificate of loopback's, made by the JDK's own tool. */
    private Path certificate() throws IOException, InterruptedException {
        Path store = folder.resolve("broker.p12");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=broker",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        assertThat(code).isZero();
        return store;
    }

    private static Map<String, String> secured(Path store) {
        return Map.ofEntries(
                Map.entry("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry(
                        "listener.name.plaintext.plain.sasl.jaas.config",
                        PLAIN + "\"broker\" password=\"b\" user_broker=\"b\" user_worker=\"w\";"),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", store.toString()),
                Map.entry("ssl.keystore.password", STORE_PASSWORD),
                Map.entry("ssl.truststore.type", "PKCS12"),
                Map.entry("ssl.truststore.location", store.toString()),
                Map.entry("ssl.truststore.password", STORE_PASSWORD));
    }

    /** As {@code kafka.…} settings reach them. */
    private static Map<String, Object> client(EmbeddedBroker broker, Path store, String password) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                PLAIN + "\"worker\" password=\"" + password + "\";",
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                store.toString(),
                "ssl.truststore.password",
                STORE_PASSWORD));
    }

    @Test
    void topicsCommandsAndRequestsGoThroughWithTheRightPasswordAlone() throws Exception {
        Path store = certificate();
        AttemptKey key = Ring.key("stopped", 1);
        var codec = new MessageCodec();
        var register = new StopRegister();
        var stopping = new Stopping();
        try (var broker = EmbeddedBroker.start(folder.resolve("broker"), 0, secured(store))) {
            Map<String, Object> client = client(broker, store, "w");
            assertThatThrownBy(() -> TopicSetup.apply(client(broker, store, "wrong")))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);

            TopicSetup.apply(client);
            var listener = new CommandListener(client, codec, null, register, stopping);
            listener.start();
            var group = new ShareGroup(client);
            group.setUp();
            try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
                    var requests = group.join()) {
                String stop = codec.write(new TrialCommand.StopStudy(key.study(), "enough"));
                producer.send(new ProducerRecord<>(
                                Topics.TRIAL_COMMANDS, key.study().value(), stop))
                        .get();
                producer.send(new ProducerRecord<>(Topics.TRIAL_REQUESTS, "k", "a request"))
                        .get();

                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> !requests.poll(Duration.ofMillis(500)).isEmpty());
            }

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(register.stopped(key)).contains("enough"));
            stopping.ask();
            listener.stop();
        }
    }
}
