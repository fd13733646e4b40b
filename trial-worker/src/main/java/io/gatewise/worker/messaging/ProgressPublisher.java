package io.gatewise.worker.messaging;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Says what goes on, without making the training wait. */
@ApplicationScoped
class ProgressPublisher {

    private static final Logger LOG = Logger.getLogger(ProgressPublisher.class);

    private final Emitter<Record<String, String>> emitter;
    private final MessageCodec codec;

    ProgressPublisher(
            // the default strategy throws under load; this one holds ten seconds of fast epochs
            @Channel(Topics.TRIAL_PROGRESS) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
                    Emitter<Record<String, String>> emitter,
            MessageCodec codec) {
        this.emitter = emitter;
        this.codec = codec;
    }

    /**
     * Sends; returns at once.
     *
     * @return completed once the broker holds it; failed at once if too many wait already, which loses a point that
     *     the attempt's end will carry again
     */
    CompletionStage<Void> publish(TrialProgress progress) {
        String study = progress.key().study().value();
        try {
            return emitter.send(Record.of(study, codec.write(progress)));
        } catch (IllegalStateException full) {
            LOG.warnf("progress dropped, too much waits for the broker attempt=%s", progress.key());
            return CompletableFuture.failedFuture(full);
        }
    }
}
