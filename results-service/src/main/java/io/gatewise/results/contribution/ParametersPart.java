package io.gatewise.results.contribution;

import io.gatewise.results.analysis.Importance;
import io.gatewise.results.chart.Numbers;
import io.gatewise.results.report.TrialReport;
import io.gatewise.results.surrogate.Observations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The searched settings, those that regularise among them: which of them made a difference. */
final class ParametersPart implements Part {

    /** Of pairs of trials ranked rightly: what chance alone seldom reaches with a dozen trials. */
    private static final double SOUND = 0.6;

    /** More observations than this tell no more about shares. */
    private static final int MOST = 200;

    @Override
    public String name() {
        return "parameters";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        Observations observations = evidence.observations().some(MOST);
        Optional<Importance> importance = Importance.of(evidence.space(), observations, evidence.random());
        return importance.map(found -> found.rankedRightly() < SOUND
                ? "no parameter's effect shows above the noise of " + observations.size() + " trials"
                : "of the variation of the score explain, each by itself: " + shares(evidence, found));
    }

    private static String shares(Evidence evidence, Importance importance) {
        List<String> names = evidence.spec().parameters().parameters().stream()
                .map(parameter -> parameter.name())
                .toList();
        Optional<TrialReport> best = evidence.best();
        return IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -importance.shares()[j]))
                .map(j -> names.get(j) + " " + Math.round(100 * importance.shares()[j]) + " %"
                        + best.map(trial -> trial.configuration().values().get(names.get(j)))
                                .map(value -> " (best at " + Numbers.text(value) + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }
}
