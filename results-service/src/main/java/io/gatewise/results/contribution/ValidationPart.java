package io.gatewise.results.contribution;

import io.gatewise.results.chart.Numbers;
import io.gatewise.results.report.TrialReport;
import java.util.List;
import java.util.Optional;

/** Folds: how sure the best score is. */
final class ValidationPart implements Part {

    @Override
    public String name() {
        return "validation";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        return evidence.best()
                .filter(best -> best.spread() != null && best.folds().size() > 1)
                .map(best -> words(evidence, best));
    }

    private static String words(Evidence evidence, TrialReport best) {
        double error = best.spread() / Math.sqrt(best.folds().size());
        String sure =
                "the best trial's " + best.folds().size() + " folds differ by " + Numbers.text((double) best.spread())
                        + " (standard deviation), so its mean is sure to about " + Numbers.text(error);
        List<TrialReport> others = evidence.comparable().stream()
                .filter(trial -> trial.number() != best.number())
                .toList();
        long near = others.stream()
                .filter(trial -> evidence.loss(trial) - evidence.loss(best) < error)
                .count();
        if (others.isEmpty()) {
            return sure;
        }
        return sure + "; "
                + (near == 0
                        ? "none of the " + others.size() + " others"
                        : Evidence.share(near, others.size()) + " others")
                + (near == 1 ? " lies" : " lie") + " within that of it";
    }
}
