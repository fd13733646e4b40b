package io.gatewise.bench;

import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.Table;
import io.gatewise.worker.lstm.Loss;
import io.gatewise.worker.validation.FoldPlan;

/**
 * A network to train on data.
 *
 * @param task      what it learns
 * @param plan      which rows it learns, and which test it
 * @param whole     whether it learns the validation rows too
 * @param window    rows of a window; of no meaning for whole sequences
 * @param score     what is measured on the test part
 * @param baselines what others reached there, for people
 */
record DataCase(
        String name,
        Table table,
        Task task,
        ValidationPlan plan,
        boolean whole,
        int window,
        int units,
        int epochs,
        int batchSize,
        double learningRate,
        Score score,
        String baselines) {

    /** What is measured. */
    enum Score {
        /** Share of right classes. */
        ACCURACY,
        /** In the target's unit. */
        RMSE,
        /** Mean squared error of numbers scaled by mean and standard deviation of the training rows. */
        STANDARDISED_MSE
    }

    Parts parts() {
        var folds = FoldPlan.of(plan, task, table);
        return whole ? folds.whole() : folds.fold(1);
    }

    Loss loss() {
        return Loss.of(score == Score.ACCURACY ? Loss.Kind.SOFTMAX : Loss.Kind.SQUARED);
    }
}
