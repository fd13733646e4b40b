package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.DeadLetters;
import io.gatewise.cli.table.DeadLetterTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gatewise dead-letters …}. */
@Command(
        name = "dead-letters",
        description = "See messages that a service could not read, and went on without.",
        subcommands = DeadLettersCommand.ListAll.class)
public final class DeadLettersCommand {

    @Command(name = "list", description = "List them, newest first, with the reasons.")
    static final class ListAll extends ServerCommand {

        @Option(names = "--topic", paramLabel = "TOPIC", description = "Of one topic, such as trial-attempts.")
        private String topic;

        @Option(
                names = "--before",
                paramLabel = "OFFSET",
                description = "With a lower offset than this: the rest of one topic's.")
        private Long before;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "50",
                description = "At most so many (standard: ${DEFAULT-VALUE}).")
        private int limit;

        @Override
        public Integer call() {
            JsonNode answer = new DeadLetters(server()).list(topic, before, limit);
            printer().print(answer, () -> DeadLetterTable.lines(answer));
            return DONE;
        }
    }
}
