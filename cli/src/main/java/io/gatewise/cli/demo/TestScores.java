package io.gatewise.cli.demo;

import io.gatewise.cli.output.Table;
import io.gatewise.cli.output.Text;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Evaluation.Score;
import io.gatewise.model.study.StudySpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the demo ends with: the scores on the test part, what they say, and the winner's settings. */
final class TestScores {

    private static final Map<String, String> NAMES =
            Map.of("default", "LSTM, default settings", "winner", "LSTM, tuned");

    private final Evaluation evaluation;

    TestScores(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** RMSE and MAE of each forecast, in births. */
    List<String> table() {
        var table = new Table("FORECAST", ">RMSE", ">MAE");
        for (Score score : evaluation.scores()) {
            table.row(
                    NAMES.getOrDefault(
                            score.kind(),
                            score.name().replaceFirst("^autoregression (\\d+)$", "autoregression on $1 lags")),
                    births(score.metrics().get("rmse")),
                    births(score.metrics().get("mae")));
        }
        return table.lines();
    }

    private static String births(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.1f", value);
    }

    /** One sentence: by how much the winner's RMSE differs from the best baseline's and the default settings'. */
    Optional<String> verdict() {
        Optional<Double> winner = best("winner");
        Optional<Double> standard = best("default");
        Optional<Double> baseline = best("baseline");
        if (winner.isEmpty() || standard.isEmpty() || baseline.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The tuned LSTM's RMSE is " + compared(winner.get(), standard.get())
                + " the default settings' and " + compared(winner.get(), baseline.get()) + " the best baseline's.");
    }

    private Optional<Double> best(String kind) {
        return evaluation.scores().stream()
                .filter(score -> score.kind().equals(kind) && score.metrics().containsKey("rmse"))
                .map(score -> score.metrics().get("rmse"))
                .min(Double::compare);
    }

    private static String compared(double value, double other) {
        double percent = 100 * (value - other) / other;
        return String.format(Locale.ROOT, "%.1f %% %s", Math.abs(percent), percent <= 0 ? "below" : "above");
    }

    /** The searched settings of the winner beside the defaults. */
    static List<String> settings(StudySpec spec, Configuration winner) {
        Configuration standard = spec.defaultConfiguration();
        var table = new Table("SETTING", ">DEFAULT", ">WINNER");
        for (Parameter parameter : spec.parameters().parameters()) {
            table.row(
                    parameter.name(),
                    Text.value(standard.values().get(parameter.name())),
                    Text.value(winner.values().get(parameter.name())));
        }
        return table.lines();
    }
}
