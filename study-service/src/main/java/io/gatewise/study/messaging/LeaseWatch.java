package io.gatewise.study.messaging;

import io.gatewise.model.message.Topics;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.dispatch.Leases.Lease;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.store.Dispatching;
import io.gatewise.study.store.Ledger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Gives the work of silent workers to others. A replica judges only the studies whose progress it
 * hears, and only up to the instant through which it has heard all of it.
 */
@ApplicationScoped
class LeaseWatch {

    private static final Logger LOG = Logger.getLogger(LeaseWatch.class);
    private static final Duration COMPLAINT_PAUSE = Duration.ofSeconds(10);
    private static final Duration BROKER_LIMIT = Duration.ofSeconds(2);

    private final KafkaClientService kafka;
    private final ProgressPosition position;
    private final LeaseBook leases;
    private final Dispatching dispatching;
    private final Ledger ledger;
    private final Clock clock;
    private final Counter expired;
    private volatile int partitionCount;
    private Instant nextComplaint = Instant.MIN;

    LeaseWatch(
            KafkaClientService kafka,
            ProgressPosition position,
            LeaseBook leases,
            Dispatching dispatching,
            Ledger ledger,
            Clock clock,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.position = position;
        this.leases = leases;
        this.dispatching = dispatching;
        this.ledger = ledger;
        this.clock = clock;
        this.expired = Counter.builder("gatewise.leases.expired")
                .description("Attempts whose worker fell silent, or that no worker took")
                .register(metrics);
        Gauge.builder(
                        "gatewise.trial.silence",
                        leases,
                        book -> book.longestSilence().toMillis() / 1000.0)
                .description("How long the most silent running trial that this replica listens to has been silent")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** Looks once; called every second or so. */
    void look() {
        Optional<Instant> read = position.reached();
        if (read.isPresent()) {
            judge(read.get());
        }
        if (!position.isMarked()) {
            mark();
        }
    }

    private void judge(Instant read) {
        List<Lease> running = dispatching.running().stream()
                .filter(lease -> isHeardHere(lease.key().study()))
                .toList();
        for (Lease silent : leases.silent(running, read)) {
            lose(silent.key(), "worker fell silent");
        }
        for (AttemptKey key : dispatching.overtaken()) {
            if (isHeardHere(key.study())) {
                lose(key, "request was never taken");
            }
        }
        for (AttemptKey key : dispatching.untaken(read)) {
            if (isHeardHere(key.study()) && ledger.untaken(key) instanceof Decision) {
                expired.increment();
                LOG.warnf("request is issued again, no worker took it attempt=%s", key);
            }
        }
    }

    private void lose(AttemptKey key, String what) {
        if (ledger.lost(key) instanceof Decision) {
            expired.increment();
            LOG.warnf("attempt is lost attempt=%s cause=%s", key, what);
        }
    }

    private void mark() {
        KafkaConsumer<Object, Object> consumer = kafka.getConsumer(Topics.TRIAL_PROGRESS);
        Set<TopicPartition> ours = position.partitions();
        Instant at = clock.instant();
        if (consumer == null || ours.isEmpty()) {
            complain(at);
            return;
        }
        Map<TopicPartition, Long> ends = consumer.runOnPollingThread(polling -> {
                    partitionCount = polling.partitionsFor(Topics.TRIAL_PROGRESS, BROKER_LIMIT)
                            .size();
                    return polling.endOffsets(ours, BROKER_LIMIT);
                })
                .await()
                .atMost(BROKER_LIMIT.multipliedBy(3));
        position.mark(at, ends);
    }

    /** A start without broker is quiet otherwise. With more replicas than partitions it is no fault. */
    private void complain(Instant now) {
        if (now.isAfter(nextComplaint)) {
            if (!nextComplaint.equals(Instant.MIN)) {
                LOG.warn("ledger hears no worker, it waits for the broker");
            }
            nextComplaint = now.plus(COMPLAINT_PAUSE);
        }
    }

    /** Whether the study's progress, keyed by its id, comes to a partition of ours. */
    private boolean isHeardHere(StudyId study) {
        byte[] key = study.value().getBytes(StandardCharsets.UTF_8);
        int partition = BuiltInPartitioner.partitionForKey(key, partitionCount);
        return position.partitions().contains(new TopicPartition(Topics.TRIAL_PROGRESS, partition));
    }
}
