package io.gatewise.worker.data;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import java.util.HashSet;
import java.util.Set;

/**
 * What is read of a data set.
 *
 * @param numeric  columns of numbers
 * @param text     columns of text
 * @param time     the column of time stamps; null for none
 * @param series   the column whose value tells a row's series; null if all rows are one; also read as text
 * @param required columns, of numbers or text, that must have a value in each row
 * @param constant columns, of numbers or text, that must have the same value in all rows of a series
 */
public record TableColumns(
        Set<String> numeric, Set<String> text, String time, String series, Set<String> required, Set<String> constant) {

    public TableColumns {
        numeric = Set.copyOf(numeric);
        text = Set.copyOf(text);
        required = Set.copyOf(required);
        constant = Set.copyOf(constant);
    }

    /** Columns of numbers that have a value in each row of one series. */
    public static TableColumns numbers(Set<String> numeric, String time) {
        return new TableColumns(numeric, Set.of(), time, null, numeric, Set.of());
    }

    /** The columns that a task and the plan of its parts read. */
    public static TableColumns of(Task task, ValidationPlan plan) {
        var text = new HashSet<>(task.textColumns());
        var required = new HashSet<String>();
        var constant = new HashSet<String>();
        if (task.missing().policy() == MissingValues.Policy.REFUSE) {
            required.addAll(task.numericColumns());
            addLabel(task, required);
        }
        if (task.series() != null) {
            text.add(task.series());
            required.add(task.series());
            if (task instanceof Classification classification) {
                constant.add(classification.label());
            }
            if (task instanceof Forecasting forecasting) {
                constant.addAll(forecasting.statics());
            }
        }
        for (String drawn : new String[] {plan.part(), groups(plan)}) {
            if (drawn != null) {
                text.add(drawn);
                if (!(task instanceof Forecasting)) {
                    constant.add(drawn);
                }
            }
        }
        return new TableColumns(
                task.numericColumns(),
                text,
                task.time(),
                task.series(),
                required,
                task.series() == null ? Set.of() : constant);
    }

    private static void addLabel(Task task, Set<String> required) {
        if (task instanceof Classification classification) {
            required.add(classification.label());
        } else if (task instanceof Labelling labelling) {
            required.add(labelling.label());
        }
    }

    private static String groups(ValidationPlan plan) {
        if (plan instanceof HoldOut holdOut) {
            return holdOut.groups();
        }
        return plan instanceof KFold kFold ? kFold.groups() : null;
    }
}
