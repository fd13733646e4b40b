package io.gatewise.cli.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.Results;
import io.gatewise.cli.api.Study;
import io.gatewise.cli.api.Trial;
import io.gatewise.cli.output.Table;
import io.gatewise.cli.output.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Studies, one a line or one in full. */
public final class StudyTables {

    private StudyTables() {}

    /** One line each: {@code {"studies": […]}}. */
    public static List<String> list(JsonNode answer) {
        var table = new Table("ID", "NAME", "STATE", "DATA SET", ">TRIALS", ">WINNER", "CREATED (UTC)");
        for (JsonNode node : answer.path("studies")) {
            Study study = Study.of(node);
            table.row(
                    study.id(),
                    study.name(),
                    study.state(),
                    study.dataset() == null ? "(external)" : study.dataset().name(),
                    study.trials().ended() + "/" + study.trials().max(),
                    study.winner(),
                    Text.time(study.createdAt()));
        }
        return answer.path("studies").isEmpty()
                ? List.of("no studies yet; gatewise study create FILE makes one")
                : table.lines();
    }

    /** One study with its trials and, once it has looked at the test part, its scores there. */
    public static List<String> show(Study study, List<Trial> trials) {
        var lines = new ArrayList<>(head(study));
        lines.add("");
        lines.addAll(TrialTable.of(study.spec(), trials).lines());
        if (study.evaluation() != null) {
            lines.add("");
            lines.addAll(ScoreTable.of(study.evaluation()).lines());
        }
        return lines;
    }

    /** What a study is, where it stands and how far it goes. */
    public static List<String> head(Study study) {
        var lines = new ArrayList<String>();
        lines.add("study     " + study.name() + " (" + study.id() + ")");
        lines.add("state     " + study.state() + explained(study.reason()));
        lines.add(
                study.dataset() == null
                        ? "trainer   external: asks for trials and tells what came of them"
                        : "data set  " + study.dataset().name() + " ("
                                + study.dataset().digest() + ")");
        if (study.spec().transfer() != null) {
            lines.add("starts    from " + study.spec().transfer().words());
        }
        lines.add("search    " + study.spec().search().algorithm().name().toLowerCase(Locale.ROOT) + ", seed "
                + study.spec().search().seed() + ", at most " + study.trials().parallelism() + " trials at once");
        lines.add("created   " + Text.time(study.createdAt()) + " UTC"
                + (study.endedAt() == null ? "" : ", ended " + Text.time(study.endedAt()) + " UTC"));
        lines.add("trials    " + counts(study.trials()));
        attempts(study.trials()).ifPresent(line -> lines.add("attempts  " + line));
        return lines;
    }

    private static String explained(String reason) {
        return reason == null || reason.isBlank() ? "" : " (" + reason + ")";
    }

    private static String counts(Study.TrialCounts trials) {
        return trials.max() + " at most: " + trials.completed() + " completed, " + trials.infeasible()
                + " infeasible, " + trials.failed() + " failed, " + trials.cancelled() + " cancelled, "
                + trials.running() + " running, " + trials.queued() + " queued";
    }

    /** What came to nothing, workers' losses and failures apart; empty if nothing did. */
    private static Optional<String> attempts(Study.TrialCounts trials) {
        return trials.attemptsLost() + trials.attemptsFailed() == 0
                ? Optional.empty()
                : Optional.of(
                        trials.attemptsLost() + " lost with their workers, " + trials.attemptsFailed() + " failed");
    }

    /** The best trial so far and its configuration; of several objectives the whole front before. */
    public static List<String> best(Results results) {
        Results.Best best = results.best();
        if (best == null) {
            return List.of("no trial of " + results.name() + " has completed yet");
        }
        var lines = new ArrayList<String>();
        if (!results.front().isEmpty()) {
            lines.addAll(FrontTable.of(results).lines());
            lines.add("");
        }
        lines.add("trial         " + best.trial() + (results.front().isEmpty() ? "" : ", the front's knee"));
        String metric =
                results.objective() == null ? "score" : results.objective().metric();
        Map<String, Double> values = best.values().isEmpty() ? Map.of(metric, best.score()) : best.values();
        values.forEach((name, value) ->
                lines.add(String.format(Locale.ROOT, "%-13s %s (validation)", name, Text.number(value))));
        lines.add("best epoch    " + Text.number(best.bestEpoch()));
        lines.add("weights       " + Text.number(best.parameters()));
        best.configuration()
                .values()
                .forEach((name, value) -> lines.add(String.format(Locale.ROOT, "%-13s %s", name, Text.value(value))));
        if (results.evaluation() != null) {
            lines.add("");
            lines.addAll(ScoreTable.of(results.evaluation()).lines());
        }
        return lines;
    }

    /** What each part of a spec contributed: {@code {"contributions": […]}}. */
    public static List<String> contributions(JsonNode answer) {
        var lines = new ArrayList<String>();
        for (JsonNode each : answer.path("contributions")) {
            lines.add(each.path("part").asText());
            lines.add("  " + each.path("finding").asText());
        }
        return lines.isEmpty() ? List.of("nothing can be said yet: no trial has completed") : lines;
    }
}
