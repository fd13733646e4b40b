package io.gatewise.edge.network;

import java.io.IOException;

/** A zip isn't a network that can be trained here; the message says which part, what was needed and what came. */
public final class RefusedNetworkException extends IOException {

    RefusedNetworkException(String message) {
        super(message);
    }

    RefusedNetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
