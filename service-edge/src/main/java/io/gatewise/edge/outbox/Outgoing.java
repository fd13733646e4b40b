package io.gatewise.edge.outbox;

/**
 * A message as it will be sent, made by {@link Outbox#outgoing}.
 *
 * @param payload     JSON text; null for a tombstone
 * @param traceParent its place in a trace; null for none
 */
public record Outgoing(String topic, String key, String payload, String traceParent) {}
