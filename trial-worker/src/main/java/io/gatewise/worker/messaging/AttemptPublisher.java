package io.gatewise.worker.messaging;

import io.gatewise.edge.message.Delivery;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.trace.TraceHeader;
import io.gatewise.edge.trace.Tracing;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Says how attempts ended, and goes on saying it until the broker has heard. */
@ApplicationScoped
class AttemptPublisher {

    private static final Logger LOG = Logger.getLogger(AttemptPublisher.class);
    private static final int SECONDS_A_TRY = 30;

    private final Emitter<Record<String, String>> emitter;
    private final MessageCodec codec;
    private final Tracing tracing;

    AttemptPublisher(
            @Channel(Topics.TRIAL_ATTEMPTS) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
                    Emitter<Record<String, String>> emitter,
            MessageCodec codec,
            Tracing tracing) {
        this.emitter = emitter;
        this.codec = codec;
        this.tracing = tracing;
    }

    /**
     * Returns when the broker holds the end. It may hold it twice then; the ledger takes the first.
     *
     * @param stopping once true, one more failure gives up: the ledger's lease will tell it
     */
    void publish(TrialAttempt end, Stopping stopping) throws InterruptedException {
        String study = end.key().study().value();
        String message = codec.write(end);
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withHeaders(TraceHeader.headers(tracing.here()))
                .build();
        boolean held = false;
        while (!held) {
            boolean lastTry = stopping.now();
            try {
                Delivery.of(emitter, Record.of(study, message), address).get(SECONDS_A_TRY, TimeUnit.SECONDS);
                held = true;
            } catch (ExecutionException | TimeoutException | IllegalStateException failure) {
                if (lastTry) {
                    LOG.errorf(failure, "trial end lost, no broker attempt=%s run=%s", end.key(), end.run());
                    return;
                }
                LOG.warnf("trial end waits for the broker attempt=%s cause=%s", end.key(), failure);
                stopping.pause();
            }
        }
    }
}
