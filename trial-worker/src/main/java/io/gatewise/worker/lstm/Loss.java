package io.gatewise.worker.lstm;

import java.util.List;

/**
 * What training minimises: the mean of this over a batch's label rows, weighted by their weights.
 *
 * @param kind      which
 * @param quantiles levels in (0, 1) of {@link Kind#PINBALL}: output o belongs to level o mod their number; else empty
 */
public record Loss(Kind kind, List<Double> quantiles) {

    /** The known losses, and with them what the output layer does. */
    public enum Kind {
        /** Linear outputs; the mean over outputs of the squared error. */
        SQUARED,
        /** Linear outputs; the mean over outputs of the pinball loss (Koenker &amp; Bassett 1978). */
        PINBALL,
        /** Softmax outputs; cross-entropy. */
        SOFTMAX,
        /** Sigmoid outputs; the sum over outputs of the binary cross-entropy. */
        SIGMOID
    }

    public Loss {
        quantiles = List.copyOf(quantiles);
        if ((kind == Kind.PINBALL) == quantiles.isEmpty()) {
            throw new IllegalArgumentException("need quantiles for the pinball loss and for no other");
        }
    }

    /** A loss without quantiles. */
    public static Loss of(Kind kind) {
        return new Loss(kind, List.of());
    }
}
