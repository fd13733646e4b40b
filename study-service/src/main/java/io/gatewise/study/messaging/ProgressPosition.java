package io.gatewise.study.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * How far this replica has worked through its partitions of {@code trial-progress}.
 *
 * <p>A mark notes where each partition ended at an instant. Once all of that has been worked through,
 * everything that was sent before that instant is known, however much has come since.
 */
@ApplicationScoped
class ProgressPosition {

    /** Where the partitions ended at {@code at}. */
    private record Mark(Instant at, Map<TopicPartition, Long> ends) {}

    private final Map<TopicPartition, Long> next = new HashMap<>();
    private Mark mark;

    /** These partitions are ours from now on. */
    synchronized void assigned(Map<TopicPartition, Long> positions) {
        next.putAll(positions);
        mark = null;
    }

    /** These are no longer. */
    synchronized void revoked(Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
        mark = null;
    }

    /** All before {@code offset} has been worked through. */
    synchronized void read(TopicPartition partition, long offset) {
        next.replace(partition, offset);
    }

    synchronized Set<TopicPartition> partitions() {
        return Set.copyOf(next.keySet());
    }

    synchronized boolean isMarked() {
        return mark != null;
    }

    /** @param ends of our partitions, asked of the broker after {@code at} */
    synchronized void mark(Instant at, Map<TopicPartition, Long> ends) {
        mark = ends.keySet().equals(next.keySet()) && !ends.isEmpty() ? new Mark(at, Map.copyOf(ends)) : null;
    }

    /** The mark's instant, once all before it has been worked through; the mark is gone then. */
    synchronized Optional<Instant> reached() {
        boolean done = mark != null
                && mark.ends().entrySet().stream().allMatch(end -> next.get(end.getKey()) >= end.getValue());
        if (!done) {
            return Optional.empty();
        }
        Instant at = mark.at();
        mark = null;
        return Optional.of(at);
    }
}
