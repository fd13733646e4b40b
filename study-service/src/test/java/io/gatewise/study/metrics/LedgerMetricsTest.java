package io.gatewise.study.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.study.metrics.LedgerCounts.Target;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerMetricsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LedgerMetrics metrics = new LedgerMetrics(registry, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theQueuesAgeIsThatOfItsOldestWork() {
        metrics.register(null);

        metrics.show(counts(NOW.minus(Duration.ofMinutes(2))));

        assertThat(registry.get("gatewise.queue.age").gauge().value()).isEqualTo(120);
        metrics.show(counts(null));
        assertThat(registry.get("gatewise.queue.age").gauge().value()).isZero();
    }

    @Test
    void aStudysTargetFollowsChangesAndGoesWithItsEnd() {
        metrics.show(counts(null, new Target("s", "Sales", 30), new Target("t", "Tea", 10)));

        metrics.show(counts(null, new Target("s", "Sales", 40)));

        assertThat(registry.get("gatewise.study.target.trials")
                        .tag("study", "s")
                        .gauge()
                        .value())
                .isEqualTo(40);
        assertThat(registry.find("gatewise.study.target.trials")
                        .tag("study", "t")
                        .gauge())
                .isNull();
    }

    private static LedgerCounts counts(Instant oldest, Target... targets) {
        return new LedgerCounts(Map.of(), Map.of(), 0, oldest, List.of(targets));
    }
}
