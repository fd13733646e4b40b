package io.gatewise.edge.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A place in a trace as text: {@code 00-TRACE-SPAN-FLAGS}, of the W3C's trace context. */
public final class TraceHeader {

    /** The record header's name. */
    public static final String NAME = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceHeader() {}

    /** Record headers with the place in the trace and nothing else; without one, no headers. */
    public static Headers headers(String traceParent) {
        var headers = new RecordHeaders();
        if (traceParent != null) {
            headers.add(NAME, traceParent.getBytes(StandardCharsets.US_ASCII));
        }
        return headers;
    }

    /** The context that a record came with; the root where it came with none that can be read. */
    static Context read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null) {
            return Context.root();
        }
        Matcher parts = FORM.matcher(new String(header.value(), StandardCharsets.US_ASCII));
        if (!parts.matches()) {
            return Context.root();
        }
        return remote(parts.group(1), parts.group(2), TraceFlags.fromHex(parts.group(3), 0));
    }

    /** The place where {@code context} is; null where it is in no trace. */
    static String write(Context context) {
        SpanContext place = Span.fromContext(context).getSpanContext();
        return place.isValid()
                ? "00-" + place.getTraceId() + "-" + place.getSpanId() + "-"
                        + place.getTraceFlags().asHex()
                : null;
    }

    /**
     * Where a trial's trace begins. It follows from the trial's name alone, so that its requests, rungs and attempts are one
     * trace, whoever sends them and however much later.
     */
    static Context beginning(Subject trial) {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((trial.study() + "/" + trial.trial()).getBytes(StandardCharsets.UTF_8)));
            return remote(digest.substring(0, 32), digest.substring(32, 48), TraceFlags.getSampled());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    private static Context remote(String trace, String span, TraceFlags flags) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(trace, span, flags, TraceState.getDefault())));
    }
}
