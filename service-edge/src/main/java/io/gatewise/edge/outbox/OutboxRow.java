package io.gatewise.edge.outbox;

/** One message that waits to be sent; a null payload is a tombstone. */
record OutboxRow(long id, String topic, String key, String payload) {}
