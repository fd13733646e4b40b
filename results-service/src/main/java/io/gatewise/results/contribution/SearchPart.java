package io.gatewise.results.contribution;

import io.gatewise.results.chart.Numbers;
import io.gatewise.results.report.TrialReport;
import java.util.List;
import java.util.Optional;

/** What the algorithm proposed, beside what it was given. */
final class SearchPart implements Part {

    @Override
    public String name() {
        return "search.algorithm";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        List<TrialReport> comparable = evidence.comparable();
        List<TrialReport> proposed = proposed(comparable, true);
        Optional<TrialReport> best = evidence.bestOf(proposed);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        String algorithm = evidence.study().search().algorithm();
        String words = "of the trials that " + algorithm + " proposed the best came to " + Evidence.words(best.get());
        return Optional.of(evidence.bestOf(proposed(comparable, false))
                .map(given -> words + "; of the others to " + Evidence.words(given) + ": "
                        + gain(evidence, best.get(), given))
                .orElse(words));
    }

    private static String gain(Evidence evidence, TrialReport proposed, TrialReport given) {
        double gain = evidence.loss(given) - evidence.loss(proposed);
        String metric = evidence.study().objective().metric();
        return gain > 0
                ? "the search gained " + Numbers.text(gain) + " " + metric
                : "the search has found nothing better";
    }

    private static List<TrialReport> proposed(List<TrialReport> trials, boolean proposed) {
        return trials.stream()
                .filter(trial -> trial.origin().equals("proposed") == proposed)
                .toList();
    }
}
