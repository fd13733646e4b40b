package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.Templates;
import io.gatewise.cli.table.SpaceLines;
import io.gatewise.cli.table.TemplateLines;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatewise template …}. */
@Command(
        name = "template",
        description = "Search spaces out of the literature, by name.",
        subcommands = {TemplateCommand.ListAll.class, TemplateCommand.Show.class})
public final class TemplateCommand {

    @Command(name = "list", description = "List the templates.")
    static final class ListAll extends ServerCommand {

        @Override
        public Integer call() {
            JsonNode answer = new Templates(server()).list();
            printer().print(answer, () -> TemplateLines.list(answer));
            return DONE;
        }
    }

    @Command(name = "show", description = "Show a template's parameters and where they come from.")
    static final class Show extends ServerCommand {

        @Parameters(paramLabel = "NAME", description = "The template.")
        private String name;

        @Option(names = "--dataset", paramLabel = "NAME", description = "Size it by this data set.")
        private String dataset;

        @Override
        public Integer call() {
            JsonNode answer = new Templates(server()).get(name, dataset);
            printer().print(answer, () -> lines(answer));
            return DONE;
        }

        private static List<String> lines(JsonNode template) {
            List<String> lines = new ArrayList<>(TemplateLines.sources(template));
            lines.addAll(SpaceLines.parameters(template.path("parameters")));
            if (!template.path("training").isEmpty()) {
                lines.add("training: " + template.path("training"));
            }
            return lines;
        }
    }
}
