package io.gatewise.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private static final ContextKey<String> SPAN = ContextKey.named("span");

    @AfterEach
    void forget() {
        MDC.clear();
    }

    private static Place place(String study) {
        MDC.put("study", study);
        try (Scope ignoredUntilClosed =
                Context.current().with(SPAN, "span of " + study).makeCurrent()) {
            return Place.here();
        } finally {
            MDC.remove("study");
        }
    }

    @Test
    void workDoneLaterStandsThereInLogsAndTraces() {
        Place first = place("a");
        Place second = place("b");
        MDC.put("trial", "7");
        List<Object> seen = new ArrayList<>();
        Runnable look = () -> {
            seen.add(MDC.get("study"));
            seen.add(MDC.get("trial"));
            seen.add(Context.current().get(SPAN));
        };

        first.run(look);
        second.run(look);

        assertThat(seen).containsExactly("a", null, "span of a", "b", null, "span of b");
        look.run();
        assertThat(seen.subList(6, 9)).containsExactly(null, "7", null);
    }
}
