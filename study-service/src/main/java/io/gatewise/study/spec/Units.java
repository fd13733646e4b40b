package io.gatewise.study.spec;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;

/** What a task's plan divides. */
enum Units {
    /** Rows in their order, within each series. */
    ROWS,
    /** Whole sequences. */
    SEQUENCES;

    static Units of(Task task) {
        return task instanceof Classification || task instanceof Labelling && task.series() != null ? SEQUENCES : ROWS;
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
