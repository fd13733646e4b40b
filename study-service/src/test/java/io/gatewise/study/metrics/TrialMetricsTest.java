package io.gatewise.study.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TrialMetrics metrics = new TrialMetrics(registry);

    @BeforeEach
    void start() {
        metrics.register(null);
    }

    @Test
    void aScoreCountsByWhatEndedItsTraining() {
        metrics.ended(
                new Outcome.Completed(1, Map.of("rmse", 1.0), List.of(), 3, false, "patience", 10, 2, null),
                Duration.ofSeconds(7));

        assertThat(count("gatewise.trial.stops", "rule", "patience")).isEqualTo(1);
        assertThat(count("gatewise.trial.stops", "rule", "epochs")).isZero();
        assertThat(count("gatewise.trial.ends", "outcome", "completed")).isEqualTo(1);
        assertThat(registry.get("gatewise.trial.duration")
                        .tag("outcome", "completed")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(7);
    }

    @Test
    void whatEndsWithoutAScoreCountsByReasonAndStrangeReasonsMakeNoSeriesOfTheirOwn() {
        metrics.ended(new Outcome.Infeasible("diverged", "it did", List.of()), null);
        metrics.ended(new Outcome.Infeasible("a new cause", "of a newer worker", List.of()), null);
        metrics.ended(new Outcome.Failed("disk full"), null);

        assertThat(count("gatewise.trial.failures", "reason", "diverged")).isEqualTo(1);
        assertThat(count("gatewise.trial.failures", "reason", "other")).isEqualTo(1);
        assertThat(count("gatewise.trial.failures", "reason", "error")).isEqualTo(1);
        assertThat(registry.find("gatewise.trial.failures")
                        .tag("reason", "a new cause")
                        .counter())
                .isNull();
        assertThat(registry.get("gatewise.trial.duration")
                        .tag("outcome", "failed")
                        .timer()
                        .count())
                .as("nobody began")
                .isZero();
    }

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }
}
