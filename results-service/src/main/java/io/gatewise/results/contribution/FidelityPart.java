package io.gatewise.results.contribution;

import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Rung;
import io.gatewise.results.chart.Numbers;
import io.gatewise.results.report.TrialReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rungs: what was not trained because it didn't promise enough. */
final class FidelityPart implements Part {

    @Override
    public String name() {
        return "search.fidelity";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        List<TrialReport> scored = evidence.scored();
        if (!evidence.spec().promotes() || scored.isEmpty()) {
            return Optional.empty();
        }
        List<Rung> rungs = evidence.spec().rungs();
        Fidelity.By by = evidence.spec().search().fidelity().by();
        String reached = rungs.stream()
                .map(rung -> scored.stream()
                                .filter(trial -> trial.rung() >= rung.number())
                                .count() + " at " + amount(by, rung))
                .collect(Collectors.joining(", "));
        double full = size(by, evidence.spec().fullRung()) * scored.size();
        double trained = scored.stream()
                .mapToDouble(trial -> size(by, rungs.get(trial.rung() - 1)))
                .sum();
        return Optional.of(scored.size() + " trials with a score: " + reached + "; "
                + Math.round(100 * (1 - trained / full)) + " % of the " + unit(by)
                + " that all of them would have taken were spared");
    }

    private static double size(Fidelity.By by, Rung rung) {
        return switch (by) {
            case EPOCHS -> rung.epochs();
            case FOLDS -> rung.folds();
            case FRACTION, BUDGET -> rung.fraction();
        };
    }

    private static String amount(Fidelity.By by, Rung rung) {
        double size = size(by, rung);
        return switch (by) {
            case EPOCHS -> Numbers.text(size) + (size == 1 ? " epoch" : " epochs");
            case FOLDS -> Numbers.text(size) + (size == 1 ? " fold" : " folds");
            case FRACTION -> Numbers.text(100 * size) + " % of the data";
            case BUDGET -> "a budget of " + Numbers.text(size);
        };
    }

    private static String unit(Fidelity.By by) {
        return switch (by) {
            case EPOCHS -> "epochs";
            case FOLDS -> "folds";
            case FRACTION -> "data";
            case BUDGET -> "budget";
        };
    }
}
