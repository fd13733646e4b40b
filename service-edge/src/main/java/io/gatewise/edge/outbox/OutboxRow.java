package io.gatewise.edge.outbox;

/**
 * One message that waits to be sent.
 *
 * @param payload     null for a tombstone
 * @param traceParent its place in a trace; null for none
 */
record OutboxRow(long id, String topic, String key, String payload, String traceParent) {}
