package io.gatewise.cli.table;

import io.gatewise.cli.api.Results;
import io.gatewise.cli.output.Decimals;
import io.gatewise.cli.output.Table;
import io.gatewise.cli.output.Text;
import io.gatewise.model.study.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The trials that no other is better than in every objective: number, values, configuration. */
final class FrontTable {

    private FrontTable() {}

    /** One row a trial, in the server's order: the best of the first objective first. */
    static Table of(Results results) {
        List<String> metrics =
                results.objectives().stream().map(Objective::metric).toList();
        Set<String> parameters = new LinkedHashSet<>();
        results.front()
                .forEach(trial ->
                        parameters.addAll(trial.configuration().values().keySet()));
        var headers = new ArrayList<String>();
        headers.add(">TRIAL");
        metrics.forEach(metric -> headers.add(">" + metric.toUpperCase(Locale.ROOT)));
        parameters.forEach(name -> headers.add(">" + name));
        var table = new Table(headers.toArray(String[]::new));
        Map<String, Decimals> decimals = new LinkedHashMap<>();
        metrics.forEach(metric -> decimals.put(
                metric,
                Decimals.of(results.front().stream()
                        .map(trial -> trial.values().get(metric))
                        .toList())));
        for (Results.FrontTrial trial : results.front()) {
            var cells = new ArrayList<Object>();
            cells.add(trial.trial());
            decimals.forEach(
                    (metric, each) -> cells.add(each.text(trial.values().get(metric))));
            for (String name : parameters) {
                Object value = trial.configuration().values().get(name);
                cells.add(value == null ? "" : Text.value(value));
            }
            table.row(cells.toArray());
        }
        return table;
    }
}
