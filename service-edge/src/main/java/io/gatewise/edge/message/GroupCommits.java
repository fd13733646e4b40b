package io.gatewise.edge.message;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Starts a service's group commits, and ends them with it. */
@ApplicationScoped
public class GroupCommits {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final List<GroupCommit> open = new CopyOnWriteArrayList<>();

    /**
     * Begins to work on a channel's messages in groups.
     *
     * @param largest how many messages share a transaction, unless one poll has more
     * @param effect  sees messages through, in order; if it throws, they stay unacknowledged and the channel ends
     */
    public GroupCommit start(String channel, int largest, Consumer<List<ConsumerRecord<String, String>>> effect) {
        GroupCommit groups = GroupCommit.start(channel, largest, effect);
        open.add(groups);
        return groups;
    }

    // after those who let go of waiting for the database, and before the channels close
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 1) ShutdownEvent event)
            throws InterruptedException {
        for (GroupCommit groups : open) {
            groups.close(STOP_LIMIT.toMillis());
        }
    }
}
