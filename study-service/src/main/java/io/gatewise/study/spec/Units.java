package io.gatewise.study.spec;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import io.gatewise.model.study.ValidationPlan;

/** What a plan divides. */
enum Units {
    /** Rows in their order, within each series. */
    ROWS,
    /** Whole sequences. */
    SEQUENCES;

    static Units of(Task task, ValidationPlan plan) {
        if (task instanceof Classification) {
            return SEQUENCES;
        }
        if (task instanceof Labelling labelling) {
            return labelling.series() == null ? ROWS : SEQUENCES;
        }
        if (task instanceof Forecasting forecasting) {
            return plan instanceof KFold && forecasting.series() != null ? SEQUENCES : ROWS;
        }
        return ROWS;
    }

    /** The task's name in specs. */
    static String name(Task task) {
        if (task instanceof Classification) {
            return "classification";
        }
        if (task instanceof Labelling) {
            return "labelling";
        }
        return task instanceof TextModelling ? "text" : "forecasting";
    }
}
