package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatewise.cli.api.DataSet;
import io.gatewise.cli.table.DataSetTables;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gatewise dataset …}. */
@Command(
        name = "dataset",
        description = "Upload and look at data sets.",
        subcommands = {
            DatasetAddCommand.class,
            DatasetCommand.ListAll.class,
            DatasetCommand.Show.class,
            DatasetCommand.Remove.class
        })
public final class DatasetCommand {

    @Command(name = "list", description = "List all data sets.")
    static final class ListAll extends ServerCommand {

        @Override
        public Integer call() {
            JsonNode answer = dataSets().list();
            printer().print(answer, () -> DataSetTables.list(answer));
            return DONE;
        }
    }

    @Command(name = "show", description = "Show a data set's columns and what is in them.")
    static final class Show extends ServerCommand {

        @Parameters(paramLabel = "NAME", description = "Name or digest of the data set.")
        private String name;

        @Override
        public Integer call() {
            JsonNode answer = dataSets().get(name);
            printer().print(answer, () -> DataSetTables.show(DataSet.of(answer)));
            return DONE;
        }
    }

    @Command(name = "remove", description = "Forget a data set that no study needs any more.")
    static final class Remove extends ServerCommand {

        @Parameters(paramLabel = "NAME", description = "Name or digest of the data set.")
        private String name;

        @Override
        public Integer call() {
            dataSets().remove(name);
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("removed", name);
            printer().print(answer, () -> List.of("removed " + name));
            return DONE;
        }
    }
}
