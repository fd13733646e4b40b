package io.gatewise.study.spec;

import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.study.dataset.ColumnProfile;
import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.Times;
import io.gatewise.study.dataset.Times.Form;
import io.gatewise.study.dataset.Times.Time;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the rows at which a hold-out cuts. */
final class CutFinder {

    private static final String VALIDATION_FROM = "/validation/validationFrom";
    private static final String TEST_FROM = "/validation/testFrom";

    private final SpecData data;
    private final Problems problems;

    CutFinder(SpecData data, Problems problems) {
        this.data = data;
        this.problems = problems;
    }

    /** The cuts; empty if one can't be found, which is then a problem. */
    Optional<Cuts> find(Forecasting task, HoldOut plan) {
        HoldOut canonical = new HoldOut(
                plan.validationFraction(),
                canonical(VALIDATION_FROM, plan.validationFrom(), task),
                plan.testFraction(),
                canonical(TEST_FROM, plan.testFrom(), task));
        if (problems.at("/validation") || problems.at("/task/time")) {
            return Optional.empty();
        }
        long rows = data.profile().rows();
        List<String> times = Stream.of(canonical.validationFrom(), canonical.testFrom())
                .filter(time -> time != null)
                .toList();
        List<Long> before = times.isEmpty() ? List.of() : data.rowsBefore(task.time(), times);
        long test = !canonical.hasTestPart()
                ? rows
                : canonical.testFrom() == null
                        ? rows - share(rows, canonical.testFraction())
                        : inside(TEST_FROM, task, canonical.testFrom(), before.get(before.size() - 1));
        long validation = canonical.validationFrom() == null
                ? test - share(rows, canonical.validationFraction())
                : inside(VALIDATION_FROM, task, canonical.validationFrom(), before.get(0));
        return problems.at("/validation") ? Optional.empty() : Optional.of(new Cuts(rows, validation, test, canonical));
    }

    private static long share(long rows, double fraction) {
        return Math.round(rows * fraction);
    }

    private long inside(String at, Forecasting task, String time, long rowsBefore) {
        if (rowsBefore == 0 || rowsBefore == data.profile().rows()) {
            ColumnProfile column = data.profile().column(task.time()).orElseThrow();
            problems.add(
                    at,
                    "need a time after the data's first and up to its last, " + column.from() + " to " + column.to()
                            + ", got " + time);
        }
        return rowsBefore;
    }

    /** The time as the column writes it; null if none is given, as it came if it is wrong. */
    private String canonical(String at, String text, Forecasting task) {
        if (text == null) {
            return null;
        }
        Optional<ColumnProfile> column = Optional.ofNullable(task.time())
                .flatMap(name -> data.profile().column(name))
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
