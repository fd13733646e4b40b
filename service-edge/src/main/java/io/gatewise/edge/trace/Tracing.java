package io.gatewise.edge.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what work belongs to which trial. Without a place to send traces to, it only gives the log its context. */
@ApplicationScoped
public class Tracing {

    private static final int LAST_SPANS_SECONDS = 3;

    private final SdkTracerProvider provider; // null: no traces
    private final Tracer tracer;

    Tracing(TracingSettings settings, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.provider =
                settings.endpoint().map(endpoint -> provider(endpoint, service)).orElse(null);
        this.tracer = provider == null ? null : provider.get("gatewise");
    }

    private static SdkTracerProvider provider(URI endpoint, String service) {
        var exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).build();
        // a collector that is away costs spans, never work: what doesn't fit into the queue is dropped
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build();
    }

    void stop(@Observes ShutdownEvent event) {
        if (provider != null) {
            provider.shutdown().join(LAST_SPANS_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Work that begins a trial's way round the ring; to be closed on the thread that began it. */
    public Work begin(String name, Subject trial) {
        return tracer == null
                ? Work.untraced(trial)
                : Work.traced(trial, span(name, SpanKind.PRODUCER, TraceHeader.beginning(trial), trial));
    }

    /**
     * Work on a message, a step of the trace that it came with; without one it makes none. To be closed on the thread that
     * began it.
     */
    public Work on(String name, Subject subject, Headers headers) {
        if (tracer == null) {
            return Work.untraced(subject);
        }
        Context from = TraceHeader.read(headers);
        return Span.fromContext(from).getSpanContext().isValid()
                ? Work.traced(subject, span(name, SpanKind.CONSUMER, from, subject))
                : Work.untraced(subject);
    }

    /** The place in a trace that a message caused now should carry; null where there is none. */
    public String here() {
        return tracer == null ? null : TraceHeader.write(Context.current());
    }

    private Span span(String name, SpanKind kind, Context parent, Subject subject) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
        subject.parts().forEach((part, value) -> builder.setAttribute("gatewise." + part, value));
        return builder.startSpan();
    }
}
