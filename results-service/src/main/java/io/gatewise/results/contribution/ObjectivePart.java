package io.gatewise.results.contribution;

import io.gatewise.model.study.Metric;
import io.gatewise.results.chart.Numbers;
import io.gatewise.results.report.TrialReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The objective: whether another metric would have chosen another trial. */
final class ObjectivePart implements Part {

    @Override
    public String name() {
        return "objective";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        return evidence.best().filter(best -> best.metrics().size() > 1).map(best -> words(evidence, best));
    }

    private static String words(Evidence evidence, TrialReport best) {
        String objective = evidence.study().objective().metric();
        List<String> same = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : best.metrics().keySet()) {
            Optional<Metric> metric =
                    Metric.named(name).filter(each -> !each.key().equals(objective));
            metric.flatMap(each -> bestBy(evidence, each)).ifPresent(trial -> {
                if (trial.number() == best.number()) {
                    same.add(name);
                } else {
                    others.add(name + " would have chosen trial " + trial.number() + " (" + objective + " "
                            + Numbers.text((double) trial.score()) + ")");
                }
            });
        }
        String agreed = same.isEmpty() ? "" : ", as " + String.join(", ", same) + " would have";
        String disagreed = others.isEmpty() ? "" : "; " + String.join(", ", others);
        return objective + " chose trial " + best.number() + agreed + disagreed;
    }

    private static Optional<TrialReport> bestBy(Evidence evidence, Metric metric) {
        return evidence.comparable().stream()
                .filter(trial -> trial.metrics().containsKey(metric.key()))
                .min(Comparator.comparingDouble((TrialReport trial) ->
                                metric.natural().loss(trial.metrics().get(metric.key())))
                        .thenComparingDouble(evidence::loss));
    }
}
