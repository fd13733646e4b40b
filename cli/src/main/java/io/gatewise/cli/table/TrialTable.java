package io.gatewise.cli.table;

import io.gatewise.cli.api.Trial;
import io.gatewise.cli.output.Decimals;
import io.gatewise.cli.output.Table;
import io.gatewise.cli.output.Text;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.StudySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A study's trials: number, configuration, validation score (of several objectives each one's value), its spread where there
 * are folds, its rung where there are several, best epoch, where it comes from if a user had some enqueued or imported, state.
 *
 * <p>No times and no workers: the same search prints the same table.
 */
public final class TrialTable {

    private TrialTable() {}

    /** One row a trial, one column a parameter in the spec's order. */
    public static Table of(StudySpec spec, List<Trial> trials) {
        List<String> names =
                spec.parameters().parameters().stream().map(Parameter::name).toList();
        var headers = new ArrayList<String>();
        headers.add(">TRIAL");
        names.forEach(name -> headers.add(">" + name));
        List<String> metrics = spec.objectives().stream().map(Objective::metric).toList();
        metrics.forEach(
                metric -> headers.add((metrics.size() > 1 ? ">" : ">VALIDATION ") + metric.toUpperCase(Locale.ROOT)));
        boolean folds = trials.stream().anyMatch(trial -> trial.spread() != null);
        if (folds) {
            headers.add(">SPREAD");
        }
        boolean rungs = spec.promotes();
        if (rungs) {
            headers.add(">RUNG");
        }
        headers.add(">BEST EPOCH");
        boolean origins = trials.stream().anyMatch(Trial::wasWanted);
        if (origins) {
            headers.add("ORIGIN");
        }
        headers.add("STATE");
        var table = new Table(headers.toArray(String[]::new));
        Map<String, Decimals> decimals = new LinkedHashMap<>();
        metrics.forEach(metric -> decimals.put(
                metric,
                Decimals.of(trials.stream().map(trial -> trial.value(metric)).toList())));
        trials.forEach(trial -> table.row(row(names, trial, decimals, folds, rungs, origins)));
        return table;
    }

    private static Object[] row(
            List<String> names,
            Trial trial,
            Map<String, Decimals> decimals,
            boolean folds,
            boolean rungs,
            boolean origins) {
        var cells = new ArrayList<Object>();
        cells.add(trial.number());
        Configuration configuration = trial.configuration();
        for (String name : names) {
            Object value = configuration == null ? null : configuration.values().get(name);
            cells.add(value == null ? "" : Text.value(value));
        }
        decimals.forEach((metric, each) -> cells.add(each.text(trial.value(metric))));
        if (folds) {
            cells.add(decimals.values().iterator().next().text(trial.spread())); // of the first objective
        }
        if (rungs) {
            cells.add(trial.rung());
        }
        cells.add(Text.number(trial.bestEpoch()));
        if (origins) {
            cells.add(trial.origin());
        }
        boolean explained = trial.reason() != null && !trial.reason().isBlank();
        cells.add(explained ? trial.state() + ": " + trial.reason() : trial.state());
        return cells.toArray();
    }
}
