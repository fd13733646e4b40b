package io.gatewise.study.spec;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import io.gatewise.study.dataset.ColumnProfile;
import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.DatasetProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the columns that a study names are in the data and can be used as it wants. */
final class ColumnCheck {

    private static final String TARGET = " target: its past is always seen, its future never";

    private final DatasetProfile profile;
    private final Problems problems;
    private final Map<String, String> roles = new HashMap<>();

    ColumnCheck(DatasetProfile profile, Problems problems) {
        this.profile = profile;
        this.problems = problems;
    }

    void check(Task task) {
        role("/task/time", task.time(), "the time");
        role("/task/series", task.series(), "the series");
        if (task.time() != null) {
            time(task);
        }
        if (task.series() != null) {
            complete("/task/series", task.series());
        }
        if (task instanceof Forecasting forecasting) {
            forecasting(forecasting);
        } else if (task instanceof Classification classification) {
            label(classification.label(), task.missing());
            inputs("/task/inputs/", classification.inputs(), task.missing());
            if (classification.text() != null) {
                role("/task/text", classification.text(), "the text");
                text(classification.text()).ifPresent(found -> requireComplete("/task/text", found));
            }
        } else if (task instanceof Labelling labelling) {
            label(labelling.label(), task.missing());
            inputs("/task/inputs/", labelling.inputs(), task.missing());
        } else if (task instanceof TextModelling modelling) {
            text(modelling.text());
        }
    }

    /** A column of the plan: any type, a value in every row. */
    void plan(String at, String name) {
        complete(at, name);
    }

    private void forecasting(Forecasting task) {
        List<String> targets = task.targetColumns();
        for (int i = 0; i < targets.size(); i++) {
            String at = task.targets() == null ? "/task/target" : "/task/targets/" + i;
            role(at, targets.get(i), (targets.size() == 1 ? "the" : "a") + TARGET);
            number(at, targets.get(i), task.missing())
                    .filter(ColumnProfile::constant)
                    .ifPresent(target -> problems.add(
                            at, "nothing to learn: every value of " + target.name() + " is " + target.min()));
        }
        inputs("/task/knownFuture/", task.knownFuture(), task.missing());
        inputs("/task/observed/", task.observed(), task.missing());
        inputs("/task/statics/", task.statics(), task.missing());
    }

    private void inputs(String at, List<String> columns, MissingValues missing) {
        for (int i = 0; i < columns.size(); i++) {
            number(at + i, columns.get(i), missing);
            role(at + i, columns.get(i), "in " + at.replaceAll("^/task/|/$", "") + " already");
        }
    }

    /** Each column plays one role. */
    private void role(String at, String name, String what) {
        if (name == null) {
            return;
        }
        String earlier = roles.putIfAbsent(name, what);
        if (earlier != null) {
            problems.add(at, name + " is " + earlier);
        }
    }

    private void label(String name, MissingValues missing) {
        String at = "/task/label";
        role(at, name, "the label");
        Optional<ColumnProfile> column = found(at, name);
        column.filter(found -> found.type() == ColumnType.TIME)
                .ifPresent(found ->
                        problems.add(at, "need classes, texts or whole numbers, but " + name + " holds times"));
        column.filter(found -> found.constant() && found.type() != ColumnType.TIME)
                .ifPresent(found -> problems.add(at, "nothing to learn: " + name + " holds one class"));
        column.ifPresent(found -> requireValues(at, found, missing));
    }

    private void time(Task task) {
        Optional<ColumnProfile> column = complete("/task/time", task.time());
        column.filter(found -> found.type() != ColumnType.TIME)
                .ifPresent(found -> problems.add(
                        "/task/time",
                        "need a column of dates or times, but " + task.time() + " holds " + word(found.type())));
        if (task.series() != null) {
            return; // looked at series by series
        }
        column.map(ColumnProfile::orderBreak)
                .ifPresent(wrong -> problems.add(
                        "/task/time",
                        "need times in strictly ascending order, but in line " + wrong.line() + " " + task.time()
                                + " has " + wrong.value() + " after " + wrong.previous()));
    }

    private Optional<ColumnProfile> text(String name) {
        Optional<ColumnProfile> column = found("/task/text", name);
        column.filter(found -> found.type() != ColumnType.TEXT)
                .ifPresent(found -> problems.add(
                        "/task/text", "need a column of text, but " + name + " holds " + word(found.type())));
        return column;
    }

    private Optional<ColumnProfile> number(String at, String name, MissingValues missing) {
        Optional<ColumnProfile> column = found(at, name);
        column.filter(found -> found.type() != ColumnType.NUMBER)
                .ifPresent(found ->
                        problems.add(at, "need a column of numbers, but " + name + " holds " + word(found.type())));
        column.ifPresent(found -> requireValues(at, found, missing));
        return column.filter(found -> found.type() == ColumnType.NUMBER);
    }

    private Optional<ColumnProfile> complete(String at, String name) {
        Optional<ColumnProfile> column = found(at, name);
        column.ifPresent(found -> requireComplete(at, found));
        return column;
    }

    private void requireValues(String at, ColumnProfile column, MissingValues missing) {
        if (missing.policy() == MissingValues.Policy.REFUSE) {
            requireComplete(at, column, ": fill them, or say in /task/missing what stands in");
        } else if (column.missing() == profile.rows()) {
            problems.add(at, "column " + column.name() + " has no value in any row");
        }
    }

    private void requireComplete(String at, ColumnProfile column) {
        requireComplete(at, column, "");
    }

    private void requireComplete(String at, ColumnProfile column, String remedy) {
        if (column.missing() > 0) {
            problems.add(
                    at,
                    "need a value in every row, but column " + column.name() + " has " + column.missing()
                            + " missing, the first in line " + column.firstMissingLine() + remedy);
        }
    }

    private Optional<ColumnProfile> found(String at, String name) {
        Optional<ColumnProfile> column = profile.column(name);
        if (column.isEmpty()) {
            problems.add(at, "no column " + name + " in the data set: its columns are " + names());
        }
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
