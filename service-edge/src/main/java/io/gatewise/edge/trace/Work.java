package io.gatewise.edge.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.MDC;

/** A stretch of a thread's time that is about one subject: what is logged and sent meanwhile says so. */
public final class Work implements AutoCloseable {

    private static final String TRACE = "traceId";

    private final Map<String, Object> before = new HashMap<>();
    private final Span span;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // closed by close()
    private Work(Subject subject, Span span) {
        this.span = span;
        this.scope = span == null ? null : span.makeCurrent();
        subject.parts().forEach((part, value) -> before.put(part, MDC.put(part, value)));
        if (span != null) {
            before.put(TRACE, MDC.put(TRACE, span.getSpanContext().getTraceId()));
        }
    }

    static Work untraced(Subject subject) {
        return new Work(subject, null);
    }

    static Work traced(Subject subject, Span span) {
        return new Work(subject, span);
    }

    @Override
    public void close() {
        before.forEach((part, value) -> {
            if (value == null) {
                MDC.remove(part);
            } else {
                MDC.put(part, value);
            }
        });
        if (span != null) {
            scope.close();
            span.end();
        }
    }
}
