package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatewise.cli.api.Study;
import io.gatewise.cli.api.UserMistakeException;
import io.gatewise.cli.table.StudyTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gatewise study change}. */
@Command(
        name = "change",
        description = "Change how far a study goes; a finished one goes on if it then has budget left.")
final class StudyChangeCommand extends StudyCommand.OneStudy {

    @Option(names = "--max-trials", paramLabel = "N", description = "So many trials are numbered.")
    private Integer maxTrials;

    @Option(names = "--parallelism", paramLabel = "N", description = "At most so many trials are open at once.")
    private Integer parallelism;

    @Option(
            names = "--weight",
            paramLabel = "W",
            description = "Its share of the workers beside other studies' weights.")
    private Double weight;

    @Option(
            names = "--stop-seconds",
            paramLabel = "S",
            description = "No trial is opened so long after the study began.")
    private Double seconds;

    @Option(names = "--target", paramLabel = "X", description = "No trial is opened once a score is this good.")
    private Double target;

    @Option(
            names = "--stop-stagnation",
            description = "No trial is opened once no improvement beyond the noise is to be expected.")
    private boolean stagnation;

    @Option(names = "--no-stop", description = "Nothing but the budget ends the search.")
    private boolean never;

    @Override
    public Integer call() {
        ObjectNode changes = changes();
        if (changes.isEmpty()) {
            throw new UserMistakeException(
                    "nothing to change: name --max-trials, --parallelism, --weight, --stop-seconds,"
                            + " --target, --stop-stagnation or --no-stop");
        }
        JsonNode answer = studies().change(id(), changes);
        printer().print(answer, () -> StudyTables.head(Study.of(answer)));
        return DONE;
    }

    private ObjectNode changes() {
        var changes = JsonNodeFactory.instance.objectNode();
        if (maxTrials != null) {
            changes.put("maxTrials", maxTrials);
        }
        if (parallelism != null) {
            changes.put("parallelism", parallelism);
        }
        if (weight != null) {
            changes.put("weight", weight);
        }
        boolean stops = seconds != null || target != null || stagnation;
        if (stops && never) {
            throw new UserMistakeException("--no-stop contradicts --stop-seconds, --target and --stop-stagnation");
        }
        if (stops) {
            ObjectNode stop = changes.putObject("stop");
            if (seconds != null) {
                stop.put("seconds", seconds);
            }
            if (target != null) {
                stop.put("target", target);
            }
            if (stagnation) {
                stop.put("stagnation", true);
            }
        } else if (never) {
            changes.putNull("stop");
        }
        return changes;
    }
}
