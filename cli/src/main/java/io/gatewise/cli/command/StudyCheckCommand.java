package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.StudyCheck;
import io.gatewise.cli.table.CostTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gatewise study check}. */
@Command(
        name = "check",
        description = "Check a spec and tell what its trials take: weights, memory, time. Creates nothing.")
final class StudyCheckCommand extends ServerCommand {

    @Parameters(paramLabel = "FILE", description = "The spec, YAML or JSON; - for standard input.")
    private String file;

    @Override
    public Integer call() {
        byte[] spec = InputFile.read(file, console().in());
        JsonNode answer = studies().check(spec, StudyCreateCommand.contentType(spec));
        printer().print(answer, () -> CostTable.of(StudyCheck.of(answer)));
        return DONE;
    }
}
