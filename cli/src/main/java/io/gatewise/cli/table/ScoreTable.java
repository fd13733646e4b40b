package io.gatewise.cli.table;

import io.gatewise.cli.output.Decimals;
import io.gatewise.cli.output.Table;
import io.gatewise.model.study.Evaluation;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeSet;

/** The scores on the test part: one row a forecast, one column a metric. */
final class ScoreTable {

    private ScoreTable() {}

    static Table of(Evaluation evaluation) {
        var metrics = new TreeSet<String>();
        evaluation.scores().forEach(score -> metrics.addAll(score.metrics().keySet()));
        var headers = new ArrayList<String>();
        headers.add("ON THE TEST PART (" + evaluation.rows() + " values"
                + (evaluation.look() == null ? ")" : ", seen before)"));
        metrics.forEach(metric -> headers.add(">" + metric.toUpperCase(Locale.ROOT)));
        var table = new Table(headers.toArray(String[]::new));
        for (Evaluation.Score score : evaluation.scores()) {
            var cells = new ArrayList<Object>();
            cells.add(score.name());
            metrics.forEach(metric ->
                    cells.add(decimals(evaluation, metric).text(score.metrics().get(metric))));
            table.row(cells.toArray());
        }
        return table;
    }

    private static Decimals decimals(Evaluation evaluation, String metric) {
        return Decimals.of(evaluation.scores().stream()
                .map(score -> score.metrics().get(metric))
                .toList());
    }
}
