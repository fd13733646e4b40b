package io.gatewise.worker.validation;

import io.gatewise.model.study.HoldOut;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * One cut of rows in time. A share is one of each series' rows; a time cuts all series at the same moment. A series in
 * which no row is left for a part is not in it.
 */
final class HoldOutRows implements FoldPlan {

    private final HoldOut plan;
    private final Table table;
    private final Parts parts;

    HoldOutRows(HoldOut plan, Table table) {
        this.plan = plan;
        this.table = table;
        Parts cut = plan.part() == null ? cut() : GivenParts.ofRows(plan, table);
        this.parts = Rows.checked(cut, plan.part() == null && plan.hasTestPart());
    }

    private Parts cut() {
        List<RowRange> training = new ArrayList<>();
        List<RowRange> validation = new ArrayList<>();
        List<RowRange> test = new ArrayList<>();
        for (RowRange series : table.series()) {
            int testFrom = Rows.testFrom(table, series, plan.testFraction(), plan.testFrom());
            int validationFrom = plan.validationFrom() == null
                    ? testFrom - Rows.share(plan.validationFraction(), series.size())
                    : Math.min(testFrom, table.firstRowFrom(series, plan.validationFrom()));
            validationFrom = Math.max(series.from(), validationFrom);
            Rows.add(training, series.from(), validationFrom);
            Rows.add(validation, validationFrom, testFrom);
            Rows.add(test, testFrom, series.to());
        }
        return new Parts(training, validation, test);
    }

    @Override
    public int folds() {
        return 1;
    }

    @Override
    public Parts fold(int number) {
        return parts;
    }

    @Override
    public Parts whole() {
        return Rows.whole(table, parts.test());
    }
}
