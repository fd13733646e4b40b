package io.gatewise.study.messaging;

import io.gatewise.edge.outbox.OutboxFullException;
import io.smallrye.mutiny.TimeoutException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;

/** Tells failures that pass by themselves from those that don't. */
final class Passing {

    private Passing() {}

    /**
     * Whether trying again may help: the database or the broker is away, or a transaction lost a race.
     * Data that the database refuses (SQL state classes 22 and 23) and our own mistakes stay.
     */
    static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || !(state.startsWith("22") || state.startsWith("23"));
            }
            // the broker doesn't answer: a dead letter could not be sent, the topic's end not be asked for
            if (cause instanceof CompletionException
                    || cause instanceof KafkaException
                    || cause instanceof OutboxFullException
                    || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
