package io.gatewise.results.messaging;

import io.gatewise.edge.message.DeadLetters;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.results.store.ResultsStore;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learning curves as they grow; heartbeats are the ledger's business. */
@ApplicationScoped
class TrialProgressListener {

    private final ResultsStore store;
    private final MessageCodec codec;
    private final DeadLetters deadLetters;
    private final DatabaseRetry database;

    TrialProgressListener(ResultsStore store, MessageCodec codec, DeadLetters deadLetters, DatabaseRetry database) {
        this.store = store;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.database = database;
    }

    /** Keeps the epochs of one batch. Returns once they are committed. */
    @Incoming(Topics.TRIAL_PROGRESS)
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        List<EpochEnded> epochs = new ArrayList<>();
        for (ConsumerRecord<String, String> message : batch) {
            try {
                if (codec.read(message.value(), TrialProgress.class) instanceof EpochEnded epoch) {
                    epochs.add(epoch);
                }
            } catch (UnreadableMessageException unreadable) {
                deadLetters
                        .add(Topics.TRIAL_PROGRESS, message.key(), message.value(), unreadable.getMessage())
                        .toCompletableFuture()
                        .join();
            }
        }
        if (!epochs.isEmpty()) {
            database.run(() -> {
                store.keep(epochs);
                return epochs;
            });
        }
    }
}
