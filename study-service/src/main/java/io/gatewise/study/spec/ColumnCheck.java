package io.gatewise.study.spec;

import io.gatewise.model.study.Forecasting;
import io.gatewise.study.dataset.ColumnProfile;
import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.DatasetProfile;
import java.util.List;
import java.util.Optional;

/** Whether the task's columns are in the data and can be used as it wants. */
final class ColumnCheck {

    private final DatasetProfile profile;
    private final Problems problems;

    ColumnCheck(DatasetProfile profile, Problems problems) {
        this.profile = profile;
        this.problems = problems;
    }

    void check(Forecasting task) {
        if (task.time() != null) {
            time(task.time());
        }
        number("/task/target", task.target())
                .filter(ColumnProfile::constant)
                .ifPresent(target -> problems.add(
                        "/task/target", "nothing to learn: every value of " + target.name() + " is " + target.min()));
        inputs("/task/knownFuture/", task.knownFuture(), task);
        inputs("/task/observed/", task.observed(), task);
        for (int i = 0; i < task.observed().size(); i++) {
            if (task.knownFuture().contains(task.observed().get(i))) {
                problems.add("/task/observed/" + i, task.observed().get(i) + " is in knownFuture already");
            }
        }
    }

    private void inputs(String at, List<String> columns, Forecasting task) {
        for (int i = 0; i < columns.size(); i++) {
            number(at + i, columns.get(i));
            if (columns.get(i).equals(task.target())) {
                problems.add(at + i, task.target() + " is the target: its past is always seen, its future never");
            }
        }
    }

    private void time(String name) {
        Optional<ColumnProfile> column = used("/task/time", name);
        column.filter(found -> found.type() != ColumnType.TIME)
                .ifPresent(found -> problems.add(
                        "/task/time", "need a column of dates or times, but " + name + " holds " + word(found.type())));
        column.map(ColumnProfile::orderBreak)
                .ifPresent(wrong -> problems.add(
                        "/task/time",
                        "need times in strictly ascending order, but in line " + wrong.line() + " " + name + " has "
                                + wrong.value() + " after " + wrong.previous()));
    }

    private Optional<ColumnProfile> number(String at, String name) {
        Optional<ColumnProfile> column = used(at, name);
        column.filter(found -> found.type() != ColumnType.NUMBER)
                .ifPresent(found ->
                        problems.add(at, "need a column of numbers, but " + name + " holds " + word(found.type())));
        return column.filter(found -> found.type() == ColumnType.NUMBER);
    }

    private Optional<ColumnProfile> used(String at, String name) {
        Optional<ColumnProfile> column = profile.column(name);
        if (column.isEmpty()) {
            problems.add(at, "no column " + name + " in the data set: its columns are " + names());
        }
        column.filter(found -> found.missing() > 0)
                .ifPresent(found -> problems.add(
                        at,
                        "need a value in every row, but column " + name + " has " + found.missing()
                                + " missing, the first in line " + found.firstMissingLine()));
        return column;
    }

    private String names() {
        List<String> names = profile.names();
        int most = 50;
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
    }

    private static String word(ColumnType type) {
        return switch (type) {
            case NUMBER -> "numbers";
            case TIME -> "times";
            case TEXT -> "text";
        };
    }
}
