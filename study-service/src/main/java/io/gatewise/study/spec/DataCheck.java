package io.gatewise.study.spec;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;
import io.gatewise.study.dataset.SeriesRows;
import io.gatewise.study.dataset.Survey;
import io.gatewise.study.dataset.SurveyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks task and plan against the data: the profile first, then, where that is sound, one look at the rows. */
final class DataCheck {

    private final SpecData data;
    private final SpecParts parts;
    private final Problems problems;

    DataCheck(SpecData data, SpecParts parts, Problems problems) {
        this.data = data;
        this.parts = parts;
        this.problems = problems;
    }

    /**
     * What fits the data.
     *
     * @param plan   with the data's own times
     * @param survey of the data, for task and plan
     */
    record Fitting(ValidationPlan plan, Survey survey) {}

    /** Plan and data; empty if task or plan has a problem. */
    Optional<Fitting> check() {
        Task task = parts.task();
        if (task == null) {
            return Optional.empty();
        }
        var columns = new ColumnCheck(data.profile(), problems);
        columns.check(task);
        ValidationPlan plan = parts.validation();
        if (plan == null) {
            return Optional.empty();
        }
        named("/validation/part", plan.part(), columns);
        named("/validation/groups", groups(plan), columns);
        new PlanFit(problems).check(task, plan);
        ValidationPlan canonical = new PlanTimes(data.profile(), problems).canonical(task, plan);
        if (problems.at("/task") || problems.at("/validation")) {
            return Optional.empty();
        }
        Survey survey = survey(task, canonical);
        withRows(task, canonical, survey);
        boolean wrong = problems.at("/validation") || problems.at("/task");
        return wrong ? Optional.empty() : Optional.of(new Fitting(canonical, survey));
    }

    private static void named(String at, String column, ColumnCheck columns) {
        if (column != null) {
            columns.plan(at, column);
        }
    }

    private void withRows(Task task, ValidationPlan plan, Survey survey) {
        for (Survey.Fault fault : survey.faults()) {
            problems.add(pointer(fault.column(), task, plan), fault.detail());
        }
        if (!survey.faults().isEmpty()) {
            return;
        }
        new ClassCheck(data.profile(), problems).check(task, plan, survey);
        if (Units.of(task) == Units.ROWS) {
            new RowCheck(data.profile(), parts, RowCuts.of(plan, survey.series()), survey, problems).check(task, plan);
        } else {
            new SequenceCheck(parts, survey, problems).check(task, plan);
        }
    }

    private Survey survey(Task task, ValidationPlan plan) {
        boolean rows = Units.of(task) == Units.ROWS;
        boolean sequences = !rows;
        String groups = groups(plan);
        String label = label(task);
        String text = text(task);
        var constant = new ArrayList<String>();
        if (task instanceof Forecasting forecasting && task.series() != null) {
            constant.addAll(forecasting.statics());
        }
        if (sequences) {
            add(constant, plan.part());
            add(constant, groups);
            add(constant, task instanceof Classification ? label : null);
        }
        String validationFrom = plan instanceof HoldOut cut ? cut.validationFrom() : null;
        String testFrom = plan instanceof HoldOut cut
                ? cut.testFrom()
                : plan instanceof WalkForward walk ? walk.testFrom() : null;
        boolean plain = task.series() == null && label == null && text == null && plan.part() == null;
        if (plain && validationFrom == null && testFrom == null) {
            return Survey.ofRows(data.profile().rows());
        }
        long trainingRows = task instanceof TextModelling && plan.part() == null ? trainingRows(plan) : 0;
        return data.survey(new SurveyPlan(
                task.series(),
                task instanceof Classification classification && classification.text() != null,
                task.time(),
                constant,
                label,
                plan.part(),
                rows,
                groups,
                validationFrom,
                testFrom,
                text,
                trainingRows));
    }

    private long trainingRows(ValidationPlan plan) {
        long rows = data.profile().rows();
        return RowCuts.of(plan, SeriesRows.single(rows)).training(0);
    }

    private static void add(List<String> columns, String column) {
        if (column != null) {
            columns.add(column);
        }
    }

    private static String text(Task task) {
        if (task instanceof TextModelling modelling) {
            return modelling.text();
        }
        return task instanceof Classification classification ? classification.text() : null;
    }

    private static String label(Task task) {
        if (task instanceof Classification classification) {
            return classification.label();
        }
        return task instanceof Labelling labelling ? labelling.label() : null;
    }

    private static String groups(ValidationPlan plan) {
        if (plan instanceof HoldOut cut) {
            return cut.groups();
        }
        return plan instanceof KFold fold ? fold.groups() : null;
    }

    private static String pointer(String column, Task task, ValidationPlan plan) {
        if (column.equals(task.series())) {
            return "/task/series";
        }
        if (column.equals(task.time())) {
            return "/task/time";
        }
        if (column.equals(plan.part())) {
            return "/validation/part";
        }
        if (column.equals(groups(plan))) {
            return "/validation/groups";
        }
        int statics =
                task instanceof Forecasting forecasting ? forecasting.statics().indexOf(column) : -1;
        return statics < 0 ? "/task/label" : "/task/statics/" + statics;
    }
}
