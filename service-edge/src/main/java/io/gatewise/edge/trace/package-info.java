/**
 * What belongs together in logs and traces: one trial is one trace round the ring, and every line of the log that is written for
 * it names study, trial and attempt in its context.
 *
 * <p>{@link io.gatewise.edge.trace.Tracing} is used where a message begins, comes in and goes out; {@link
 * io.gatewise.edge.trace.TraceHeader} is how it looks between the services (W3C trace context, header {@code traceparent}).
 */
package io.gatewise.edge.trace;
