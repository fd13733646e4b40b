package io.gatewise.edge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class LibraryMetersTest {

    @Test
    void keepsOurMetersAndThoseThatADashboardAsksFor() {
        var registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new LibraryMeters().filter());

        registry.counter("gatewise.trial.retries");
        registry.counter("kafka.producer.record.send.total");
        registry.counter("kafka.producer.batch.size.avg");
        registry.counter("netty.eventexecutor.workers");
        registry.counter("agroal.awaiting.count");
        registry.counter("jvm.memory.used");

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .containsExactlyInAnyOrder(
                        "gatewise.trial.retries",
                        "kafka.producer.record.send.total",
                        "agroal.connections.awaiting",
                        "jvm.memory.used");
    }
}
