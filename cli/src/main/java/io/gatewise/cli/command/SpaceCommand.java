package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.Spaces;
import io.gatewise.cli.table.SpaceLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gatewise space …}. */
@Command(
        name = "space",
        description = "Search spaces of other tools.",
        subcommands = {SpaceCommand.ImportOptuna.class})
public final class SpaceCommand {

    @Command(
            name = "import-optuna",
            description =
                    "Turn Optuna's distributions into the parameters of a spec, and tell what can't be taken over.")
    static final class ImportOptuna extends ServerCommand {

        @Parameters(
                paramLabel = "FILE",
                description =
                        "JSON: distributions by parameter, as distribution_to_json writes each; - for standard input.")
        private String file;

        @Override
        public Integer call() {
            JsonNode answer = new Spaces(server())
                    .importOptuna(InputFile.read(file, console().in()));
            printer().print(answer, () -> SpaceLines.parameters(answer.path("parameters")));
            if (printer().forPeople()) {
                answer.path("leftOut")
                        .forEach(left -> console()
                                .err()
                                .println("left out: " + left.path("pointer").asText() + ": "
                                        + left.path("detail").asText()));
            }
            return DONE;
        }
    }
}
