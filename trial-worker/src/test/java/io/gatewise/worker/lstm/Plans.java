package io.gatewise.worker.lstm;

import java.util.List;

/** Plans for tests. */
final class Plans {

    static final Optimizer ADAM = new Optimizer(Optimizer.Kind.ADAM, 0.01, 0, 1, 0);

    private Plans() {}

    static NetworkPlan of(NetworkShape shape, Loss.Kind kind, Regularisation regularisation, Optimizer optimizer) {
        Loss loss = kind == Loss.Kind.PINBALL ? new Loss(kind, List.of(0.1, 0.8)) : Loss.of(kind);
        return new NetworkPlan(shape, loss, regularisation, optimizer, 1, 5);
    }

    /** The largest difference of two arrays' values. */
    static double distance(float[] one, float[] other) {
        double largest = one.length == other.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        return largest;
    }

    static NetworkPlan of(NetworkShape shape, Loss.Kind kind) {
        return of(shape, kind, Regularisation.none(), ADAM);
    }
}
