package io.gatewise.study.spec;

import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;
import io.gatewise.study.dataset.ColumnProfile;
import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.Times;
import io.gatewise.study.dataset.Times.Form;
import io.gatewise.study.dataset.Times.Time;
import java.util.Optional;

/** A plan's times as the data set's time column writes them. */
final class PlanTimes {

    static final String VALIDATION_FROM = "/validation/validationFrom";
    static final String TEST_FROM = "/validation/testFrom";

    private final DatasetProfile profile;
    private final Problems problems;

    PlanTimes(DatasetProfile profile, Problems problems) {
        this.profile = profile;
        this.problems = problems;
    }

    /** The plan with canonical times; where one is wrong, as it came, and a problem. */
    ValidationPlan canonical(Task task, ValidationPlan plan) {
        if (plan instanceof HoldOut cut && (cut.validationFrom() != null || cut.testFrom() != null)) {
            return holdOut(task, cut);
        }
        if (plan instanceof WalkForward walk && walk.testFrom() != null) {
            return new WalkForward(
                    walk.folds(),
                    walk.validationRows(),
                    walk.window(),
                    walk.trainingRows(),
                    walk.gap(),
                    walk.testFraction(),
                    canonical(TEST_FROM, walk.testFrom(), task));
        }
        return plan;
    }

    private ValidationPlan holdOut(Task task, HoldOut plan) {
        String validation = canonical(VALIDATION_FROM, plan.validationFrom(), task);
        String test = canonical(TEST_FROM, plan.testFrom(), task);
        if (problems.at("/validation")) {
            return plan;
        }
        return new HoldOut(
                plan.validationFraction(),
                validation,
                plan.testFraction(),
                test,
                plan.part(),
                plan.stratified(),
                plan.groups(),
                plan.seed());
    }

    private String canonical(String at, String text, Task task) {
        if (text == null || problems.at(at)) {
            return text;
        }
        Optional<ColumnProfile> column = Optional.ofNullable(task.time())
                .flatMap(profile::column)
                .filter(found -> found.type() == ColumnType.TIME);
        if (task.time() == null) {
            problems.add(at, "needs a time column: name one in /task/time, or give a fraction");
        }
        return column.map(found -> canonical(at, text, found)).orElse(text);
    }

    private String canonical(String at, String text, ColumnProfile column) {
        Time pattern = Times.parse(column.from()).orElseThrow();
        Optional<Time> time = Times.parse(text.strip())
                .map(found -> found.form() == Form.DATE ? new Time(pattern.form(), found.at(), 0) : found)
                .filter(found -> found.form() == pattern.form() && found.fractionDigits() <= pattern.fractionDigits());
        if (time.isEmpty()) {
            problems.add(at, "need " + pattern.form().example() + ", as column " + column.name() + " has, got " + text);
        }
        return time.map(found -> found.canonical(pattern.fractionDigits())).orElse(text);
    }
}
