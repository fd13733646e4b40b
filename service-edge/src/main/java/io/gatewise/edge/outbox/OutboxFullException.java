package io.gatewise.edge.outbox;

/** So many messages wait for the broker that no more are taken. */
public final class OutboxFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxFullException(int most) {
        super("more than " + most + " messages wait for the broker");
    }
}
