package io.gatewise.results.contribution;

import io.gatewise.results.chart.Numbers;
import io.gatewise.results.report.EarlierReport;
import java.util.Optional;
import java.util.stream.Collectors;

/** Earlier studies. */
final class WarmStartPart implements Part {

    @Override
    public String name() {
        return "warmStart";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        if (evidence.study().earlier().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                evidence.study().earlier().stream().map(WarmStartPart::words).collect(Collectors.joining("; ")));
    }

    private static String words(EarlierReport earlier) {
        String weight = earlier.weight() == null
                ? "its weight isn't measured yet"
                : earlier.weight() == 0
                        ? "it ranks this study's trials no better than the study's own model, and counts no more"
                        : "it ranks this study's trials well enough to count for "
                                + Numbers.text((double) earlier.weight());
        return earlier.trials() + " trials of " + earlier.name() + ": " + weight;
    }
}
