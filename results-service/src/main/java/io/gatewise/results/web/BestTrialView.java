package io.gatewise.results.web;

import io.gatewise.model.study.TrialCost;
import io.gatewise.results.chart.Numbers;
import io.gatewise.results.report.BestTrial;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.report.TrialReport;
import io.gatewise.results.web.ReportView.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What the report's template shows of the best trial; only where there is one. */
final class BestTrialView {

    private final BestTrial best;
    private final TrialReport trial;
    private final String objective;

    BestTrialView(StudyReport study) {
        this.best = study.best();
        this.objective = study.objective().metric();
        this.trial = study.trials().stream()
                .filter(each -> each.number() == best.trial())
                .findFirst()
                .orElseThrow();
    }

    /** A line of the table of folds. */
    record FoldLine(int number, List<String> values, int bestEpoch, String stoppedBy) {}

    public int number() {
        return best.trial();
    }

    /** Its searched values and what came of them. */
    public List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        best.configuration().values().forEach((name, value) -> facts.add(new Fact(name, Numbers.text(value))));
        facts.add(new Fact("best epoch", Integer.toString(best.bestEpoch())));
        facts.add(new Fact("weights", String.format(Locale.ROOT, "%,d", best.parameters())));
        return facts;
    }

    /** What was counted before the trial was trained, and what it took. */
    List<Fact> costs(TrialCost cost) {
        var facts = new ArrayList<Fact>();
        if (cost.seconds() != null) {
            facts.add(new Fact(
                    "predicted time", Numbers.text(cost.seconds()) + " s for all " + cost.epochs() + " epochs"));
        }
        if (trial.seconds() != null) {
            facts.add(new Fact(
                    "measured time",
                    Numbers.text(trial.seconds()) + " s" + (hasFolds() ? "" : " for " + trial.epochs() + " epochs")));
        }
        facts.add(new Fact("memory", Numbers.text(cost.memoryBytes() / 1e6) + " MB"));
        facts.add(new Fact("weights a value", Numbers.text(cost.parametersPerValue())));
        return facts;
    }

    /** Its metrics on the validation part, the objective's first. */
    public List<Fact> metrics() {
        return trial.metrics().entrySet().stream()
                .sorted(Comparator.comparing(entry -> !entry.getKey().equals(objective)))
                .map(entry -> new Fact(entry.getKey(), Numbers.text(entry.getValue())))
                .toList();
    }

    public boolean hasFolds() {
        return !trial.folds().isEmpty();
    }

    /** The metrics that the table of folds has columns for. */
    public List<String> foldMetrics() {
        var names = new TreeSet<String>();
        trial.folds().forEach(fold -> names.addAll(fold.metrics().keySet()));
        return List.copyOf(names);
    }

    /** Fold by fold. */
    public List<FoldLine> folds() {
        List<String> names = foldMetrics();
        return trial.folds().stream()
                .map(fold -> new FoldLine(
                        fold.fold(), ReportView.values(fold.metrics(), names), fold.bestEpoch(), fold.stoppedBy()))
                .toList();
    }
}
