package io.gatewise.worker.checkpoint;

import java.io.IOException;

/** A checkpoint can't be gone on from: it is damaged, or not of this trial. The message says why. */
public final class UnusableCheckpointException extends IOException {

    private static final long serialVersionUID = 1;

    public UnusableCheckpointException(String reason) {
        super(reason);
    }

    public UnusableCheckpointException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
