package io.gatewise.results.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.results.messaging.DatabaseRetry.StoppingException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRetryTest {

    private final DatabaseRetry retry = new DatabaseRetry(new SimpleMeterRegistry());

    private static RuntimeException failure(String state) {
        return new IllegalStateException(new SQLException("no", state));
    }

    @Test
    void triesAgainUntilTheConnectionIsBack() {
        var calls = new AtomicInteger();

        int result = retry.run(() -> {
            if (calls.incrementAndGet() < 3) {
                throw failure("08006");
            }
            return 42;
        });

        assertThat(result).isEqualTo(42);
        assertThat(calls).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22003"})
    void doesNotRepeatWhatTheDatabaseRefuses(String state) {
        assertThatThrownBy(() -> retry.run(() -> {
                    throw failure(state);
                }))
                .isInstanceOf(IllegalStateException.class)
                .isNotInstanceOf(StoppingException.class);
    }

    @Test
    void givesUpWhenTheServiceStops() {
        retry.stop(new ShutdownEvent());

        assertThatThrownBy(() -> retry.run(() -> {
                    throw failure("08001");
                }))
                .isInstanceOf(StoppingException.class);
    }
}
