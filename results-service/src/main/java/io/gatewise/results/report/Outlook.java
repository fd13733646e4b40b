package io.gatewise.results.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.analysis.Forecast;
import io.gatewise.results.analysis.Forecasts;
import io.gatewise.results.fidelity.PromotionRule;
import io.gatewise.results.history.History;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a trial is expected to come to at the full rung.
 *
 * @param value    the middle, in the objective's unit
 * @param low      the lower end of a band that holds 90 % of what is expected
 * @param high     its upper end
 * @param at       the full rung, such as {@code 81 epochs}
 * @param withheld why the trial doesn't go on though it has a place among the best of its rung; null where that isn't so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outlook(double value, double low, double high, String at, String withheld) {

    private static final MathContext DIGITS = new MathContext(4);

    /** Those of a study's trials that have one, by number. */
    public static Map<Integer, Outlook> of(StudySpec spec, History history) {
        Map<Integer, Outlook> outlooks = new TreeMap<>();
        Forecasts forecasts = Forecasts.of(spec, history);
        Set<Integer> withheld = PromotionRule.of(spec).withheld(history, forecasts);
        for (TrialRecord trial : history.trials()) {
            boolean mayGoOn = trial.state() == TrialState.COMPLETED || trial.state() == TrialState.OPEN;
            Optional<Forecast> forecast = mayGoOn ? forecasts.of(trial) : Optional.empty();
            forecast.ifPresent(found -> outlooks.put(
                    trial.number(),
                    of(
                            found,
                            full(spec),
                            withheld.contains(trial.number()) ? forecasts.best().orElseThrow() : null)));
        }
        return outlooks;
    }

    private static Outlook of(Forecast forecast, String full, Double best) {
        String words = "not promoted: predicted " + text(forecast.value()) + " (" + text(forecast.low()) + " to "
                + text(forecast.high()) + ") at " + full + ", best " + (best == null ? "" : text(best));
        return new Outlook(forecast.value(), forecast.low(), forecast.high(), full, best == null ? null : words);
    }

    private static String full(StudySpec spec) {
        Fidelity fidelity = spec.search().fidelity();
        Rung rung = spec.fullRung();
        return switch (fidelity.by()) {
            case EPOCHS -> rung.epochs() + " epochs";
            case FOLDS -> rung.folds() + " folds";
            case FRACTION -> "all training data";
            case BUDGET -> "the full budget";
        };
    }

    private static String text(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
