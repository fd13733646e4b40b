package io.gatewise.study.messaging;

import io.gatewise.model.message.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Follows which partitions of {@code trial-progress} this replica hears. */
@ApplicationScoped
@Identifier(Topics.TRIAL_PROGRESS)
class ProgressRebalance implements KafkaConsumerRebalanceListener {

    private final ProgressPosition position;
    private final LeaseBook leases;

    ProgressRebalance(ProgressPosition position, LeaseBook leases) {
        this.position = position;
        this.leases = leases;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var positions = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        leases.interrupt();
        position.assigned(positions);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        position.revoked(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        position.revoked(partitions);
    }
}
