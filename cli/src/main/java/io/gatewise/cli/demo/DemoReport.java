package io.gatewise.cli.demo;

import io.gatewise.cli.api.Results;
import io.gatewise.cli.api.Studies;
import io.gatewise.cli.api.Study;
import io.gatewise.cli.api.Trial;
import io.gatewise.cli.table.TrialTable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the demo's study came to: trials, test scores, the winner's settings, model and report. */
final class DemoReport {

    /** results-service hears of the end a moment after the ledger has decided it. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    private final Surroundings around;
    private final DemoFolder folder;
    private final Studies studies;
    private final PrintStream out;

    DemoReport(Surroundings around, DemoFolder folder) {
        this.around = around;
        this.folder = folder;
        this.studies = new Studies(around.server());
        this.out = around.out();
    }

    /** Prints all and downloads the files; the exit code is 0 if there are test scores. */
    int print(Study study) throws InterruptedException {
        List<Trial> trials = Trial.listOf(studies.trials(study.id()));
        section("Trials, judged on 2013", TrialTable.of(study.spec(), trials).lines());
        if (study.evaluation() == null) {
            out.println();
            out.println("There are no test scores: the study is " + study.state()
                    + (study.reason() == null ? "" : ", " + study.reason()));
            return 1;
        }
        var scores = new TestScores(study.evaluation());
        section("Test on the " + study.evaluation().rows() + " days of 2014, errors in births a day", scores.table());
        scores.verdict().ifPresent(out::println);
        trials.stream()
                .filter(trial -> study.winner() != null && trial.number() == study.winner())
                .findFirst()
                .ifPresent(winner -> section(
                        "The winner, trial " + winner.number(),
                        TestScores.settings(study.spec(), winner.configuration())));
        files(study);
        return 0;
    }

    private void section(String title, List<String> lines) {
        out.println();
        out.println(title);
        lines.forEach(line -> out.println("  " + line));
    }

    private void files(Study study) throws InterruptedException {
        awaitResults(study);
        Path model = studies.model(study.id()).saveTo(folder.file("model.zip"));
        Path report = studies.report(study.id()).saveTo(folder.file("report.html"));
        section(
                "Files (the next demo overwrites them: copy what you want to keep)",
                List.of(
                        "model   " + model + "  the trained network, a DL4J zip",
                        "report  " + report + "  open it in a browser",
                        "data    " + folder.file("us-births.csv"),
                        "study   " + folder.file("births.yaml") + "  a start for a study of your own"));
        out.println();
    }

    private void awaitResults(Study study) throws InterruptedException {
        Instant end = around.clock().instant().plus(CATCHING_UP);
        while (!study.state()
                        .equals(Results.of(studies.results(study.id(), false)).state())
                && around.clock().instant().isBefore(end)) {
            around.pause().pause(Duration.ofMillis(200));
        }
    }
}
