package io.gatewise.faults.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatewise.faults.schedule.Fault;
import io.gatewise.faults.schedule.FaultKind;
import io.gatewise.faults.schedule.Hits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;

/** Lets faults happen to messages on their way to the broker. Each one waits for the next message of its topic. */
public final class MessageFaults implements Passage, AutoCloseable {

    private final List<String> topics;
    private final Function<Uuid, String> names;
    private final RunningTrials running;
    private final Hits hits;
    private final Producer<byte[], byte[]> copies;
    private final Map<String, Fault> armed = new ConcurrentHashMap<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "message-copies");
        thread.setDaemon(true);
        return thread;
    });
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param topics the topics whose messages are met; one that stands there twice is met twice as often
     * @param names  topics by their broker's ids
     * @param copies sends doubles, past the proxy
     */
    public MessageFaults(
            List<String> topics,
            Function<Uuid, String> names,
            RunningTrials running,
            Hits hits,
            Producer<byte[], byte[]> copies) {
        this.topics = List.copyOf(topics);
        this.names = names;
        this.running = running;
        this.hits = hits;
        this.copies = copies;
    }

    /** Has a fault happen to the next message of the topic that it draws. */
    public void arm(Fault fault) {
        armed.put(topics.get(fault.victim() % topics.size()), fault);
    }

    /** From now on no message is met; doubles that are still to come are not sent. */
    public void disarm() {
        armed.clear();
        later.shutdownNow();
    }

    /** Sees a client's request before the broker does. May change it, and may take its time. */
    @Override
    public void pass(byte[] frame) throws InterruptedException {
        Duration hold = Duration.ZERO;
        for (SentMessage message : ProduceFrame.messages(frame, names)) {
            Optional<JsonNode> content = content(message);
            Fault fault = content.isPresent() ? armed.remove(message.topic()) : null;
            if (fault != null) {
                Duration wanted = meet(message, content.get(), fault);
                hold = wanted.compareTo(hold) > 0 ? wanted : hold;
            }
            content.ifPresent(known -> running.see(message.topic(), known));
        }
        if (!hold.isZero()) {
            TimeUnit.MILLISECONDS.sleep(hold.toMillis());
        }
    }

    /** How long the request is to wait. */
    private Duration meet(SentMessage message, JsonNode content, Fault fault) {
        if (fault.kind() == FaultKind.MESSAGE_DOUBLED) {
            byte[] value = message.value();
            later.schedule(
                    () -> sendAgain(message, value, content), fault.length().toMillis(), TimeUnit.MILLISECONDS);
            return Duration.ZERO;
        }
        hits.count(
                fault.kind(),
                running.concerns(content),
                message.topic() + " " + content.path("type").asText());
        if (fault.kind() == FaultKind.MESSAGE_DELAYED) {
            return fault.length();
        }
        ProduceFrame.garble(message, new Random(fault.victim()));
        return Duration.ZERO;
    }

    private void sendAgain(SentMessage message, byte[] value, JsonNode content) {
        hits.count(
                FaultKind.MESSAGE_DOUBLED,
                running.concerns(content),
                message.topic() + " " + content.path("type").asText());
        var unused = copies.send(new ProducerRecord<>(message.topic(), message.partition(), message.key(), value));
    }

    /** Empty for tombstones, and for what isn't a ring's message. */
    private Optional<JsonNode> content(SentMessage message) {
        if (message.length() == 0 || !topics.contains(message.topic())) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readTree(message.text()));
        } catch (JsonProcessingException foreign) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        disarm();
        copies.close(Duration.ofSeconds(1));
    }
}
