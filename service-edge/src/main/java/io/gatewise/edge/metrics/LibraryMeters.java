package io.gatewise.edge.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps of the libraries' meters those that a dashboard asks for. Kafka's clients alone make some hundred series each, many of
 * them against Prometheus' conventions, and nobody looks at them.
 */
@ApplicationScoped
class LibraryMeters {

    /** Families of which only {@link #WANTED} is kept. */
    private static final List<String> CHOSEN = List.of("kafka.", "agroal.", "netty.", "worker.pool.", "http.server.");

    private static final Set<String> WANTED = Set.of(
            "http.server.requests",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.fetch.manager.records.lag.max",
            "kafka.producer.record.error.total",
            "kafka.producer.record.send.total",
            "kafka.producer.request.latency.avg",
            "agroal.acquire.count",
            "agroal.connections.active",
            "agroal.connections.available",
            "agroal.connections.awaiting");

    private static final Set<String> UNWANTED = Set.of("process.cpu.time", "process.cpu.time.ns", "system.cpu.count");

    /** A gauge's name must not end in {@code _count}. */
    private static final Map<String, String> RENAMED = Map.of(
            "agroal.active.count", "agroal.connections.active",
            "agroal.available.count", "agroal.connections.available",
            "agroal.awaiting.count", "agroal.connections.awaiting");

    @Produces
    @Singleton
    MeterFilter filter() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String name = RENAMED.get(id.getName());
                return name == null ? id : id.withName(name);
            }

            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return wanted(id.getName()) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
            }
        };
    }

    private static boolean wanted(String name) {
        return CHOSEN.stream().noneMatch(name::startsWith) ? !UNWANTED.contains(name) : WANTED.contains(name);
    }
}
