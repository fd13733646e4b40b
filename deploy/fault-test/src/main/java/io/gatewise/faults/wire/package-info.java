/**
 * Between the broker and its clients.
 *
 * <p>{@link io.gatewise.faults.wire.MessageProxy} passes bytes on; what clients write to topics goes through {@link
 * io.gatewise.faults.wire.MessageFaults}, which sees each message with the eyes of {@link io.gatewise.faults.wire.ProduceFrame}.
 * A sender's messages stay in their order, as Kafka guarantees; messages of different senders don't.
 */
package io.gatewise.faults.wire;
