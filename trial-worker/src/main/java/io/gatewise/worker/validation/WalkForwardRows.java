package io.gatewise.worker.validation;

import io.gatewise.model.study.WalkForward;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.ArrayList;
import java.util.List;

/** Cuts that move on in time, in each series by itself: a fold's rows are counted back from the series' test part. */
final class WalkForwardRows implements FoldPlan {

    private final WalkForward plan;
    private final Table table;
    private final int[] testFrom;
    private final List<RowRange> test = new ArrayList<>();

    WalkForwardRows(WalkForward plan, Table table) {
        this.plan = plan;
        this.table = table;
        this.testFrom = table.series().stream()
                .mapToInt(series -> Rows.testFrom(table, series, plan.testFraction(), plan.testFrom()))
                .toArray();
        for (int i = 0; i < testFrom.length; i++) {
            Rows.add(test, testFrom[i], table.series().get(i).to());
        }
        for (int number = 1; number <= folds(); number++) {
            fold(number); // an empty part is known before the first fold is trained
        }
    }

    @Override
    public int folds() {
        return plan.folds();
    }

    @Override
    public Parts fold(int number) {
        List<RowRange> training = new ArrayList<>();
        List<RowRange> validation = new ArrayList<>();
        for (int i = 0; i < testFrom.length; i++) {
            int from = table.series().get(i).from();
            int rows =
                    plan.validationRows() == null ? (testFrom[i] - from) / (plan.folds() + 1) : plan.validationRows();
            int validationFrom = (int) Math.max(from, testFrom[i] - (long) (plan.folds() - number + 1) * rows);
            int validationTo = (int) Math.max(from, testFrom[i] - (long) (plan.folds() - number) * rows);
            int trainingTo = validationFrom - plan.gap();
            Rows.add(training, Math.max(from, trainingFrom(i, rows, trainingTo)), trainingTo);
            Rows.add(validation, validationFrom, validationTo);
        }
        return Rows.checked(new Parts(training, validation, test), plan.hasTestPart());
    }

    /** May lie before the series' first row. */
    private int trainingFrom(int series, int rows, int trainingTo) {
        int from = table.series().get(series).from();
        if (plan.window() == WalkForward.Window.EXPANDING) {
            return from;
        }
        long first = testFrom[series] - (long) plan.folds() * rows - plan.gap() - from;
        long held = plan.trainingRows() == null ? Math.max(0, first) : plan.trainingRows();
        return (int) Math.max(from, trainingTo - held);
    }

    @Override
    public Parts whole() {
        return Rows.whole(table, test);
    }
}
