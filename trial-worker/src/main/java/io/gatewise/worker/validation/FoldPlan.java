package io.gatewise.worker.validation;

import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.Table;

/** A validation plan put to a table: the parts of each fold. */
public interface FoldPlan {

    /**
     * The folds of a plan.
     *
     * @throws IllegalArgumentException if the plan doesn't go with the task, or leaves a part empty that it promises
     */
    static FoldPlan of(ValidationPlan plan, Task task, Table table) {
        boolean whole = Sequences.areWhole(task);
        if (plan instanceof HoldOut holdOut) {
            return whole
                    ? HoldOutSequences.of(holdOut, Sequences.of(task, table), table)
                    : new HoldOutRows(holdOut, table);
        }
        if (plan instanceof KFold kFold && whole) {
            return KFoldSequences.of(kFold, Sequences.of(task, table), table);
        }
        if (plan instanceof WalkForward walkForward && !whole) {
            return new WalkForwardRows(walkForward, table);
        }
        throw new IllegalArgumentException(
                whole
                        ? "walk-forward cuts rows in time: need hold-out or k-fold for whole sequences"
                        : "k-fold deals whole sequences: need hold-out or walk-forward for rows in time");
    }

    /** How many folds there are. */
    int folds();

    /**
     * The parts of a fold; none is empty but the test part where there is none.
     *
     * @param number from 1
     */
    Parts fold(int number);

    /** All rows but the test part's as training part, and nothing to judge by. */
    Parts whole();
}
