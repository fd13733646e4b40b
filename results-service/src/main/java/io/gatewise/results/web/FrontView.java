package io.gatewise.results.web;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.results.chart.Numbers;
import io.gatewise.results.chart.ParetoChart;
import io.gatewise.results.report.StudyReport;
import java.util.ArrayList;
import java.util.List;

/** What the report's template shows of the front; only where there are several objectives. */
final class FrontView {

    private final StudyReport study;

    FrontView(StudyReport study) {
        this.study = study;
    }

    /** A line of the table of the front's trials. */
    record Line(int number, boolean best, List<String> values, List<String> configuration) {}

    /** The two objectives against each other, or the first one against each other one. */
    public List<String> charts() {
        return ParetoChart.of(study);
    }

    public List<String> metrics() {
        return study.objectives().stream().map(Objective::metric).toList();
    }

    public List<Line> lines() {
        List<String> parameters = study.spec().parameters().parameters().stream()
                .map(io.gatewise.model.space.Parameter::name)
                .toList();
        return study.front().stream()
                .map(trial -> new Line(
                        trial.trial(),
                        trial.trial() == study.best().trial(),
                        metrics().stream()
                                .map(metric -> Numbers.text(trial.values().get(metric)))
                                .toList(),
                        parameters.stream()
                                .map(name -> Numbers.text(
                                        trial.configuration().values().getOrDefault(name, "–")))
                                .toList()))
                .toList();
    }

    /** What the summary says instead of the best score. */
    List<ReportView.Fact> summary() {
        List<ReportView.Fact> facts = new ArrayList<>();
        facts.add(new ReportView.Fact("front", study.front().size() + " trials"));
        for (Objective objective : study.objectives()) {
            Double value = study.best() == null ? null : study.best().values().get(objective.metric());
            String goal = objective.direction() == Direction.MINIMIZE ? "lower is better" : "higher is better";
            facts.add(new ReportView.Fact(
                    "knee's " + objective.metric() + ", " + goal, value == null ? "–" : Numbers.text(value)));
        }
        return facts;
    }
}
