package io.gatewise.cli.table;

import io.gatewise.cli.api.StudyCheck;
import io.gatewise.cli.output.Table;
import io.gatewise.cli.output.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What trials of a study will take. */
public final class CostTable {

    private CostTable() {}

    /** Warnings, then a line for each configuration. */
    public static List<String> of(StudyCheck check) {
        var lines = new ArrayList<String>();
        lines.add("the spec is right; no study was created");
        check.warnings().forEach(warning -> lines.add(warning.line()));
        lines.add("");
        var table = new Table(
                "CONFIGURATION", ">WEIGHTS", ">PER VALUE", ">MEMORY", ">EPOCHS", ">SECONDS", "VALUES", "LIMITS");
        for (StudyCheck.Cost cost : check.costs()) {
            table.row(
                    cost.name(),
                    cost.parameters(),
                    cost.parametersPerValue() == null ? "" : significant(cost.parametersPerValue()),
                    Text.bytes(cost.memoryBytes()),
                    cost.epochs(),
                    significant(cost.secondsAtMost()),
                    Text.configuration(cost.configuration()),
                    cost.overLimit() == null ? "" : "infeasible: " + cost.overLimit());
        }
        lines.addAll(table.lines());
        lines.add("");
        lines.add("A trial's seconds are those of all its epochs, which early stopping may spare; "
                + (check.learntFrom() > 0
                        ? "predicted from " + check.learntFrom() + " completed trials."
                        : "guessed for a fast processor, since no trial has completed here yet."));
        return lines;
    }

    /** Two digits are more than a prediction deserves; whole numbers are shown whole. */
    private static String significant(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.2g", value);
    }
}
