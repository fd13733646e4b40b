package io.gatewise.worker.trial;

import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.validation.FoldPlan;

/**
 * What part of a trial a fold is: folds of an expanding window grow.
 *
 * @param folds that the trial has
 * @param size  the fold's training rows over the mean of all folds
 */
record FoldShare(int folds, double size) {

    /** Folds of a plan differ by a row, or grow evenly: so many tell their mean. */
    private static final int LOOKED_AT = 20;

    /** Of a training without folds. */
    static FoldShare whole() {
        return new FoldShare(1, 1);
    }

    /** How many training rows the first {@code folds} folds have on average. */
    static double meanRows(FoldPlan plan, int folds) {
        int looked = Math.min(folds, LOOKED_AT);
        double sum = 0;
        for (int i = 0; i < looked; i++) {
            sum += rows(plan, looked == 1 ? 1 : 1 + (int) Math.round((double) i * (folds - 1) / (looked - 1)));
        }
        return sum / looked;
    }

    /** The share of fold {@code fold} of {@code folds}, from 1. */
    static FoldShare of(FoldPlan plan, int fold, int folds, double meanRows) {
        return new FoldShare(folds, rows(plan, fold) / meanRows);
    }

    private static double rows(FoldPlan plan, int fold) {
        return plan.fold(fold).training().stream().mapToLong(RowRange::size).sum();
    }
}
