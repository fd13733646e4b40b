package io.gatewise.load;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * One worker's slot that trains in no time, or as long as it is told: takes a request, says that it started, lets go of the record, reports every epoch
 * and the end, and takes the next, in the order and with the waiting of a real one.
 */
final class SimulatedSlot implements Runnable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final Producer<String, String> producer;
    private final int number;
    private final int epochs;
    private final Tallies tallies;
    private final Duration training;
    private final MessageCodec codec = new MessageCodec();
    private volatile boolean stopping;

    /**
     * A slot.
     *
     * @param training how long each trial takes, beside what its messages do
     */
    SimulatedSlot(
            String bootstrapServers,
            Producer<String, String> producer,
            int number,
            int epochs,
            Duration training,
            Tallies tallies) {
        this.bootstrapServers = bootstrapServers;
        this.producer = producer;
        this.number = number;
        this.epochs = epochs;
        this.training = training;
        this.tallies = tallies;
    }

    /** Has it leave after the trial that it is at. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try (var requests = join()) {
            long ended = 0;
            while (!stopping) {
                for (ConsumerRecord<String, String> record : requests.poll(POLL)) {
                    tallies.queued(Duration.ofMillis(System.currentTimeMillis() - record.timestamp()));
                    if (ended > 0) {
                        tallies.waited(Duration.ofNanos(System.nanoTime() - ended));
                    }
                    work(requests, record);
                    ended = System.nanoTime();
                }
            }
        } catch (ExecutionException | UnreadableMessageException broken) {
            throw new IllegalStateException("slot " + number, broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaShareConsumer<String, String> join() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                Topics.TRIAL_WORKERS_GROUP,
                "share.acknowledgement.mode",
                "explicit",
                "share.acquire.mode",
                "record_limit",
                "max.poll.records",
                1);
        var consumer = new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(Topics.TRIAL_REQUESTS));
        return consumer;
    }

    private void work(KafkaShareConsumer<String, String> requests, ConsumerRecord<String, String> record)
            throws ExecutionException, InterruptedException, UnreadableMessageException {
        TrialRequest request = codec.read(record.value(), TrialRequest.class);
        String run = UUID.randomUUID().toString();
        AttemptKey key = request.key();
        send(Topics.TRIAL_PROGRESS, key, new TrialProgress.Started(key, run, "simulated-" + number, 1));
        requests.acknowledge(record, AcknowledgeType.ACCEPT);
        requests.commitSync();
        if (!(request instanceof TrainTrial trial)) {
            throw new IllegalStateException("need a trial to train, got " + request);
        }
        Thread.sleep(training.toMillis());
        List<CurvePoint> curve = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            var point =
                    new CurvePoint(1, epoch, 0.001, Map.of("loss", 1.0 / epoch, "rmse", score(trial) + 1.0 / epoch));
            curve.add(point);
            producer.send(new ProducerRecord<>(
                    Topics.TRIAL_PROGRESS,
                    key.study().value(),
                    codec.write(new TrialProgress.EpochEnded(key, run, point))));
        }
        tallies.epochsSent(epochs);
        send(Topics.TRIAL_ATTEMPTS, key, new TrialAttempt.Ended(key, run, outcome(trial, curve), provenance(trial)));
        tallies.ended();
    }

    private Outcome outcome(TrainTrial trial, List<CurvePoint> curve) {
        double score = score(trial) + 1.0 / epochs;
        return new Outcome.Completed(
                score, Map.of("rmse", score), curve, epochs, true, "epochs", 1000, 0.001 * epochs, null);
    }

    /** A valley over the learning rate, the same for the same configuration. */
    private static double score(TrainTrial trial) {
        double rate = ((Number) trial.settings().values().get("learningRate")).doubleValue();
        return 1 + Math.abs(Math.log10(rate) + 2);
    }

    private Provenance provenance(TrainTrial trial) {
        return new Provenance(
                "load-test", trial.data().digest(), trial.seed(), "simulated-" + number, "none", Map.of());
    }

    private void send(String topic, AttemptKey key, Object message) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, key.study().value(), codec.write(message)))
                .get();
    }
}
