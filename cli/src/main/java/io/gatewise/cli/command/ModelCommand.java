package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatewise.cli.api.Download;
import io.gatewise.cli.api.UploadedModel;
import io.gatewise.cli.table.ModelTables;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatewise model …}. */
@Command(
        name = "model",
        description = "Fetch trained networks, and upload some to start studies from.",
        subcommands = {
            ModelCommand.Get.class,
            ModelAddCommand.class,
            ModelCommand.ListAll.class,
            ModelCommand.Show.class,
            ModelCommand.Remove.class
        })
public final class ModelCommand {

    @Command(name = "list", description = "List the uploaded networks.")
    static final class ListAll extends ServerCommand {

        @Override
        public Integer call() {
            JsonNode answer = models().list();
            printer().print(answer, () -> ModelTables.list(answer));
            return DONE;
        }
    }

    @Command(name = "show", description = "Show what an uploaded network is.")
    static final class Show extends ServerCommand {

        @Parameters(paramLabel = "NAME", description = "Name or digest of the network.")
        private String name;

        @Override
        public Integer call() {
            JsonNode answer = models().get(name);
            printer().print(answer, () -> ModelTables.show(UploadedModel.of(answer)));
            return DONE;
        }
    }

    @Command(name = "remove", description = "Forget an uploaded network that no running study starts from.")
    static final class Remove extends ServerCommand {

        @Parameters(paramLabel = "NAME", description = "Name or digest of the network.")
        private String name;

        @Override
        public Integer call() {
            models().remove(name);
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("removed", name);
            printer().print(answer, () -> List.of("removed " + name));
            return DONE;
        }
    }

    @Command(name = "get", description = "Save the winner's network, a zip that DL4J reads.")
    static final class Get extends StudyCommand.OneStudy {

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Where to (standard: here, under the name that the server gives).")
        private Path output;

        @Option(
                names = "--trial",
                paramLabel = "N",
                description = "Another trial's, such as one of the front's (standard: the winner's).")
        private Integer trial;

        @Override
        public Integer call() {
            Download model = studies().model(id(), trial);
            Path target =
                    output != null ? output : Path.of(model.suggestedName().orElse("model.zip"));
            Path saved = model.saveTo(target);
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("file", saved.toString());
            printer().print(answer, () -> List.of("saved " + saved));
            return DONE;
        }
    }
}
