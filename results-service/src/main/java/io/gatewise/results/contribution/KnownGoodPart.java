package io.gatewise.results.contribution;

import io.gatewise.results.report.TrialReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Configurations that were known to be good. */
final class KnownGoodPart implements Part {

    @Override
    public String name() {
        return "knownGood";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        List<TrialReport> known = evidence.of(evidence.spec().knownGood());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String came = known.stream().map(Evidence::words).collect(Collectors.joining(", "));
        Optional<TrialReport> best = evidence.bestOf(
                known.stream().filter(evidence.study()::comparesWithBest).toList());
        return Optional.of("they came to " + came
                + best.map(trial -> "; " + standing(evidence, trial)).orElse(""));
    }

    private static String standing(Evidence evidence, TrialReport best) {
        List<TrialReport> others = evidence.comparable();
        long better = others.stream()
                .filter(trial -> evidence.loss(trial) < evidence.loss(best))
                .count();
        return better == 0
                ? "none of " + others.size() + " trials is better than trial " + best.number()
                : "the better of them is beaten by " + Evidence.share(better, others.size()) + " trials";
    }
}
