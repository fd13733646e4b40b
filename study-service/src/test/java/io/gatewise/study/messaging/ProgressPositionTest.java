package io.gatewise.study.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressPositionTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final TopicPartition FIRST = new TopicPartition("trial-progress", 0);
    private static final TopicPartition SECOND = new TopicPartition("trial-progress", 1);

    private final ProgressPosition position = new ProgressPosition();

    @Test
    void aMarkIsReachedOnceAllBeforeItIsRead() {
        position.assigned(Map.of(FIRST, 10L, SECOND, 5L));
        position.mark(NOON, Map.of(FIRST, 12L, SECOND, 5L));

        assertThat(position.reached()).isEmpty();
        position.read(FIRST, 11);
        assertThat(position.reached()).isEmpty();
        position.read(FIRST, 12);

        assertThat(position.reached()).contains(NOON);
        assertThat(position.isMarked()).isFalse();
    }

    @Test
    void whatComesAfterTheMarkDoesNotHoldItUp() {
        position.assigned(Map.of(FIRST, 0L));
        position.mark(NOON, Map.of(FIRST, 1L));

        position.read(FIRST, 1000);

        assertThat(position.reached()).contains(NOON);
    }

    @Test
    void anEmptyTopicIsReadAtOnce() {
        position.assigned(Map.of(FIRST, 0L));

        position.mark(NOON, Map.of(FIRST, 0L));

        assertThat(position.reached()).contains(NOON);
    }

    @Test
    void aMarkIsVoidWhenPartitionsChange() {
        position.assigned(Map.of(FIRST, 0L, SECOND, 0L));
        position.mark(NOON, Map.of(FIRST, 0L, SECOND, 0L));

        position.revoked(List.of(SECOND));

        assertThat(position.reached()).isEmpty();
        position.mark(NOON, Map.of(FIRST, 0L, SECOND, 0L));
        assertThat(position.isMarked()).isFalse();
    }

    @Test
    void recordsOfAPartitionThatIsGoneDoNotBringItBack() {
        position.assigned(Map.of(FIRST, 0L));
        position.revoked(List.of(FIRST));

        position.read(FIRST, 7);

        assertThat(position.partitions()).isEmpty();
    }
}
