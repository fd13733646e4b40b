package io.gatewise.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Simulated slots at work, until they are closed: each then leaves after the trial that it is at. */
final class Slots implements AutoCloseable {

    private static final int STOP_SECONDS = 30;

    private final ExecutorService threads = Executors.newCachedThreadPool(Slots::daemon);
    private final Producer<String, String> producer;
    private final List<SimulatedSlot> slots;

    /**
     * Starts some.
     *
     * @param training how long each trial takes, beside what its messages do
     */
    Slots(String bootstrapServers, int count, int epochs, Duration training, Tallies tallies) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "acks", "all");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.slots = IntStream.rangeClosed(1, count)
                .mapToObj(slot -> new SimulatedSlot(bootstrapServers, producer, slot, epochs, training, tallies))
                .toList();
        slots.forEach(threads::execute);
    }

    /** Doesn't keep a test alive that has failed. */
    private static Thread daemon(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws InterruptedException {
        slots.forEach(SimulatedSlot::stop);
        threads.shutdown();
        boolean stopped = threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        producer.close();
        if (!stopped) {
            throw new IllegalStateException("a simulated slot doesn't stop");
        }
    }
}
