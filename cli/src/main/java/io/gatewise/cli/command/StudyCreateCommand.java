package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.Study;
import io.gatewise.cli.api.StudyCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatewise study create}. */
@Command(name = "create", description = "Create a study from a spec; it begins at once.")
final class StudyCreateCommand extends ServerCommand {

    @Parameters(paramLabel = "FILE", description = "The spec, YAML or JSON; - for standard input.")
    private String file;

    @Option(names = "--watch", description = "Follow it until it ends.")
    private boolean watch;

    @Override
    public Integer call() throws InterruptedException {
        byte[] spec = InputFile.read(file, console().in());
        JsonNode answer = studies().create(spec, contentType(spec));
        Study study = Study.of(answer);
        StudyCheck.of(answer).warnings().forEach(warning -> console().err().println(warning.line()));
        if (watch) {
            console().err().println("study " + study.id() + " created");
            JsonNode ended = watcher().watch(study.id());
            printer().print(ended, List::of);
        } else {
            printer()
                    .print(
                            answer,
                            () -> List.of(
                                    "study " + study.id() + " created",
                                    "follow it with: gatewise study watch " + study.id()));
        }
        return DONE;
    }

    /** JSON begins with a brace; everything else is taken for YAML. */
    static String contentType(byte[] spec) {
        String start = new String(spec, StandardCharsets.UTF_8).stripLeading();
        return start.startsWith("{") ? "application/json" : "application/yaml";
    }
}
