package io.gatewise.cli.watch;

import io.gatewise.cli.api.Results;
import io.gatewise.cli.api.Study;
import io.gatewise.cli.output.Text;
import io.gatewise.model.study.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A study at one moment.
 *
 * @param study   what the ledger says, its spec included
 * @param results what results-service says, perhaps a little later or earlier than the ledger
 * @param now     the moment
 */
record Progress(Study study, Results results, Instant now) {

    /** {@code 7/12 trials done, 2 running}; the kinds of ends besides completed are named. */
    String counts() {
        Study.TrialCounts trials = study.trials();
        var text = new StringBuilder(trials.ended() + "/" + trials.max() + " trials done");
        append(text, trials.infeasible(), "infeasible");
        append(text, trials.failed(), "failed");
        append(text, trials.cancelled(), "cancelled");
        append(text, trials.running(), "running");
        return text.toString();
    }

    private static void append(StringBuilder text, int count, String kind) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(kind);
        }
    }

    /** The best value so far with its trial: {@code best rmse 612.3 (trial 5)}; empty while there is none. */
    Optional<String> best() {
        return Optional.ofNullable(results.best())
                .map(best -> "best " + found(best) + " (trial " + best.trial()
                        + (best.bestEpoch() == null ? ")" : ", epoch " + best.bestEpoch() + ")"));
    }

    /** Its value; of several objectives each one's. */
    private String found(Results.Best best) {
        return best.values().isEmpty()
                ? metric() + " " + Text.number(best.score())
                : best.values().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + Text.number(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** From the study's creation until now, or until it ended. */
    Duration elapsed() {
        Instant end = study.endedAt() == null ? now : study.endedAt();
        return Duration.between(study.createdAt(), end);
    }

    /**
     * How long the search will still take at its pace so far; empty while nothing can be said. A trial
     * in training counts by its share of the most epochs: an early stop makes it shorter than said.
     */
    Optional<Duration> left() {
        Study.TrialCounts trials = study.trials();
        if (!"running".equals(study.state()) || trials.ended() == 0) {
            return Optional.empty();
        }
        double done = trials.ended()
                + running().stream().mapToDouble(RunningTrial::share).sum();
        double seconds = elapsed().toMillis() / 1000.0 * (trials.max() - done) / done;
        return Optional.of(Duration.ofSeconds(Math.max(0, Math.round(seconds))));
    }

    /** {@code 1:42 elapsed, about 2:10 left}. */
    String times() {
        String elapsed = Text.duration(elapsed());
        if (study.ended()) {
            return elapsed;
        }
        return elapsed + " elapsed"
                + left().map(left -> ", about " + Text.duration(left) + " left").orElse("");
    }

    /** The trials in training that have ended an epoch, by number. */
    List<RunningTrial> running() {
        if (study.ended()) {
            return List.of();
        }
        Set<Integer> open = results.trials().stream()
                .filter(trial -> trial.state().equals("open"))
                .map(Results.TrialResult::number)
                .collect(Collectors.toSet());
        return results.curves().stream()
                .filter(curve -> open.contains(curve.trial()) && !curve.points().isEmpty())
                .sorted(Comparator.comparingInt(Results.Curve::trial))
                .map(curve -> new RunningTrial(curve, objective(), maxEpochs()))
                .toList();
    }

    private int maxEpochs() {
        return study.spec().earlyStopping().maxEpochs();
    }

    private String metric() {
        return objective().metric();
    }

    private Objective objective() {
        return study.spec().objective();
    }
}
