package io.gatewise.results.store;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import org.jboss.logging.MDC;

/** Where in logs and traces some work stood, so that what comes of it later can stand there too. */
public final class Place {

    private final Context trace;
    private final Map<String, Object> log;

    private Place(Context trace, Map<String, Object> log) {
        this.trace = trace;
        this.log = log;
    }

    /** Where this thread is. */
    public static Place here() {
        return new Place(Context.current(), Map.copyOf(MDC.getMap()));
    }

    /** Does {@code work} as if this thread were at the place. */
    public void run(Runnable work) {
        Place before = here();
        try (Scope ignoredUntilClosed = trace.makeCurrent()) {
            log(log);
            work.run();
        } finally {
            log(before.log);
        }
    }

    private static void log(Map<String, Object> context) {
        MDC.clear();
        context.forEach(MDC::put);
    }
}
