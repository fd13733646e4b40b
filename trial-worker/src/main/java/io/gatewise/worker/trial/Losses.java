package io.gatewise.worker.trial;

import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Task;
import io.gatewise.worker.lstm.Loss;

/** Which loss a task's networks minimise. */
final class Losses {

    private Losses() {}

    /** Of means the squared error, of quantiles the pinball loss, of classes and characters the cross-entropy. */
    static Loss of(Task task) {
        if (task instanceof Forecasting forecasting) {
            return forecasting.quantiles().isEmpty()
                    ? Loss.of(Loss.Kind.SQUARED)
                    : new Loss(Loss.Kind.PINBALL, forecasting.quantiles());
        }
        return Loss.of(Loss.Kind.SOFTMAX);
    }
}
