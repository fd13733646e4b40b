package io.gatewise.results.messaging;

import io.gatewise.edge.message.DeadLetters;
import io.gatewise.edge.message.GroupCommit;
import io.gatewise.edge.message.GroupCommits;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.results.store.ResultsStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Learning curves as they grow; heartbeats are the ledger's business. */
@ApplicationScoped
class TrialProgressListener {

    private static final int LARGEST_GROUP = 500;

    private final ResultsStore store;
    private final MessageCodec codec;
    private final DeadLetters deadLetters;
    private final DatabaseRetry database;
    private final GroupCommit groups;

    TrialProgressListener(
            ResultsStore store,
            MessageCodec codec,
            DeadLetters deadLetters,
            DatabaseRetry database,
            GroupCommits commits) {
        this.store = store;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.database = database;
        this.groups = commits.start(Topics.TRIAL_PROGRESS, LARGEST_GROUP, this::keep);
    }

    @Incoming(Topics.TRIAL_PROGRESS)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> on(Message<ConsumerRecords<String, String>> polled) {
        return groups.add(polled);
    }

    /** Keeps the epochs of one group. Returns once they are committed. */
    private void keep(List<ConsumerRecord<String, String>> batch) {
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
