package io.gatewise.results.web;

import io.gatewise.model.study.Direction;
import io.gatewise.results.chart.BestSoFarChart;
import io.gatewise.results.chart.LearningCurvesChart;
import io.gatewise.results.chart.Numbers;
import io.gatewise.results.chart.ParameterChart;
import io.gatewise.results.contribution.Contribution;
import io.gatewise.results.report.CurveReport;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.report.TrialReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the report's template shows, in the order of the page. */
final class ReportView {

    private final StudyReport study;
    private final List<Contribution> contributions;
    private final List<CurveReport> bestCurves;

    ReportView(StudyReport study, List<Contribution> contributions, int curves) {
        this.study = study;
        this.contributions = contributions;
        Map<Integer, CurveReport> byTrial =
                study.curves().stream().collect(Collectors.toMap(CurveReport::trial, curve -> curve));
        this.bestCurves = ranked().stream()
                .map(trial -> byTrial.get(trial.number()))
                .filter(Objects::nonNull)
                .limit(curves)
                .toList();
    }

    /** A name with what it stands for. */
    record Fact(String name, String value) {}

    /** A line of the table of test scores. */
    record ScoreLine(String kind, String name, List<String> values) {}

    /** A line of the table of trials. */
    record TrialLine(
            int number,
            String state,
            int rung,
            String score,
            boolean best,
            List<String> values,
            String epochs,
            String note) {}

    /** A chart with its caption. */
    record Legend(String style, int trial, String score) {}

    public String name() {
        return study.name();
    }

    public String id() {
        return study.study();
    }

    public String state() {
        return study.state();
    }

    public boolean active() {
        return study.active();
    }

    public String reason() {
        return study.reason() == null ? "" : study.reason();
    }

    /** The numbers at the top. */
    public List<Fact> summary() {
        String goal = study.objective().direction() == Direction.MINIMIZE ? "lower is better" : "higher is better";
        var facts = new ArrayList<>(List.of(
                new Fact(
                        "best " + study.objective().metric(),
                        study.best() == null
                                ? "–"
                                : spread(study.best().score(), study.best().spread())),
                new Fact("objective", goal),
                new Fact("trials", study.trials().size() + " of " + study.maxTrials()),
                new Fact("completed", count("completed")),
                new Fact("infeasible", count("infeasible")),
                new Fact("search", study.search().algorithm())));
        if (study.spec().transfer() != null) {
            facts.add(new Fact("starts from", study.spec().transfer().words()));
        }
        study.earlier()
                .forEach(earlier -> facts.add(new Fact(
                        "learnt from " + earlier.study(),
                        earlier.trials() + " trials, weight "
                                + (earlier.weight() == null ? "–" : Numbers.text(earlier.weight())))));
        return List.copyOf(facts);
    }

    private String count(String state) {
        return Long.toString(study.trials().stream()
                .filter(trial -> trial.state().equals(state))
                .count());
    }

    /** What each part of the spec did. */
    public List<Contribution> contributions() {
        return contributions;
    }

    public boolean hasBest() {
        return study.best() != null;
    }

    /** The best trial so far. */
    public BestTrialView best() {
        return new BestTrialView(study);
    }

    /** A score with its folds' standard deviation, where there is one. */
    private static String spread(Double score, Double spread) {
        return score == null ? "–" : Numbers.text(score) + (spread == null ? "" : " ± " + Numbers.text(spread));
    }

    /** How the winner was trained. */
    public List<Fact> provenance() {
        if (study.provenance() == null) {
            return List.of();
        }
        List<Fact> facts = List.of(
                        new Fact("code", study.provenance().codeVersion()),
                        new Fact("data", study.provenance().dataDigest()),
                        new Fact("seed", Long.toString(study.provenance().seed())),
                        new Fact("worker", study.provenance().worker()),
                        new Fact("device", study.provenance().device()))
                .stream()
                .collect(Collectors.toList());
        if (study.provenance().start() != null) {
            facts.add(new Fact("start", study.provenance().start()));
        }
        if (study.provenance().cost() != null) {
            facts.addAll(best().costs(study.provenance().cost()));
        }
        study.provenance().libraries().forEach((library, version) -> facts.add(new Fact(library, version)));
        return facts;
    }

    public boolean evaluated() {
        return study.evaluation() != null;
    }

    public int testRows() {
        return study.evaluation().rows();
    }

    /** The metrics that the table of test scores has columns for. */
    public List<String> testMetrics() {
        var names = new TreeSet<String>();
        study.evaluation()
                .scores()
                .forEach(score -> names.addAll(score.metrics().keySet()));
        return List.copyOf(names);
    }

    /** The table of test scores. */
    public List<ScoreLine> testScores() {
        List<String> metrics = testMetrics();
        return study.evaluation().scores().stream()
                .map(score -> new ScoreLine(score.kind(), score.name(), values(score.metrics(), metrics)))
                .toList();
    }

    static List<String> values(Map<String, Double> found, List<String> metrics) {
        return metrics.stream()
                .map(metric -> found.containsKey(metric) ? Numbers.text(found.get(metric)) : "–")
                .toList();
    }

    public String bestSoFar() {
        return BestSoFarChart.of(study);
    }

    public String lossCurves() {
        return LearningCurvesChart.of(bestCurves, "loss");
    }

    public String metricCurves() {
        return LearningCurvesChart.of(bestCurves, study.objective().metric());
    }

    /** Which line of the learning curves is whose. */
    public List<Legend> legend() {
        Map<Integer, Double> scores =
                ranked().stream().collect(Collectors.toMap(TrialReport::number, TrialReport::score));
        return java.util.stream.IntStream.range(0, bestCurves.size())
                .mapToObj(i -> new Legend(
                        "c" + Math.min(i, 7),
                        bestCurves.get(i).trial(),
                        Numbers.text(scores.get(bestCurves.get(i).trial()))))
                .toList();
    }

    /** The score against each parameter. */
    public List<String> parameterCharts() {
        return study.spec().parameters().parameters().stream()
                .map(parameter -> ParameterChart.of(study, parameter))
                .filter(chart -> !chart.isEmpty())
                .toList();
    }

    public List<String> parameterNames() {
        return study.spec().parameters().parameters().stream()
                .map(io.gatewise.model.space.Parameter::name)
                .toList();
    }

    /** Whether trials go through several rungs. */
    public boolean rungs() {
        return study.spec().promotes();
    }

    /** All trials by number. */
    public List<TrialLine> trials() {
        List<String> names = parameterNames();
        return study.trials().stream()
                .map(trial -> new TrialLine(
                        trial.number(),
                        trial.state(),
                        trial.rung(),
                        spread(trial.score(), trial.spread()),
                        study.best() != null && study.best().trial() == trial.number(),
                        names.stream()
                                .map(name -> Numbers.text(
                                        trial.configuration().values().getOrDefault(name, "–")))
                                .toList(),
                        trial.epochs() == 0 ? "–" : Integer.toString(trial.epochs()),
                        trial.reason() == null ? trial.origin() : trial.reason()))
                .toList();
    }

    private List<TrialReport> ranked() {
        Direction direction = study.objective().direction();
        return study.trials().stream()
                .filter(trial -> trial.state().equals("completed"))
                .sorted(Comparator.comparingDouble(trial -> direction.loss(trial.score())))
                .toList();
    }
}
