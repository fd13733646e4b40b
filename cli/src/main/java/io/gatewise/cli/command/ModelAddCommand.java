package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.UploadedModel;
import io.gatewise.cli.table.ModelTables;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatewise model add}. */
@Command(name = "add", description = "Upload a network to start studies from: DL4J's own zip with LSTM layers.")
final class ModelAddCommand extends ServerCommand {

    @Parameters(paramLabel = "FILE", description = "The zip.")
    private String file;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What studies call it: letters, digits, '.', '_', '-' (standard: the file's name).")
    private String name;

    @Override
    public Integer call() throws IOException {
        JsonNode answer = models().add(name == null ? DatasetAddCommand.nameOf(file) : name, InputFile.path(file));
        printer().print(answer, () -> ModelTables.show(UploadedModel.of(answer)));
        return DONE;
    }
}
