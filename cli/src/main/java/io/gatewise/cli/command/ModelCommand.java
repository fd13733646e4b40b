package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatewise.cli.api.Download;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gatewise model …}. */
@Command(name = "model", description = "Fetch trained networks.", subcommands = ModelCommand.Get.class)
public final class ModelCommand {

    @Command(name = "get", description = "Save the winner's network, a zip that DL4J reads.")
    static final class Get extends StudyCommand.OneStudy {

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Where to (standard: here, under the name that the server gives).")
        private Path output;

        @Override
        public Integer call() {
            Download model = studies().model(id());
            Path target =
                    output != null ? output : Path.of(model.suggestedName().orElse("model.zip"));
            Path saved = model.saveTo(target);
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("file", saved.toString());
            printer().print(answer, () -> List.of("saved " + saved));
            return DONE;
        }
    }
}
