package io.gatewise.results.contribution;

import io.gatewise.results.report.TrialReport;
import java.util.Optional;

/** The default settings, which are tried first: what would have come without a search. */
final class DefaultsPart implements Part {

    @Override
    public String name() {
        return "search.defaultsFirst";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        return evidence.study().trials().stream()
                .filter(trial -> trial.origin().equals("default"))
                .findFirst()
                .map(trial -> "the default settings came to " + Evidence.words(trial) + after(evidence, trial));
    }

    private static String after(Evidence evidence, TrialReport defaults) {
        return evidence.best()
                .filter(best -> best.number() != defaults.number())
                .map(best -> "; the best trial to " + Evidence.words(best))
                .orElse(defaults.score() == null ? "" : ", and nothing is better so far");
    }
}
