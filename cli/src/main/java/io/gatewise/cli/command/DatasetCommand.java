package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.DataSet;
import io.gatewise.cli.table.DataSetTables;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatewise dataset …}. */
@Command(
        name = "dataset",
        description = "Upload and look at data sets.",
        subcommands = {DatasetCommand.Add.class, DatasetCommand.ListAll.class, DatasetCommand.Show.class})
public final class DatasetCommand {

    @Command(name = "add", description = "Upload a CSV file; its first line names the columns.")
    static final class Add extends ServerCommand {

        private static final int LONGEST_NAME = 100;

        @Parameters(paramLabel = "FILE", description = "The CSV file; - for standard input.")
        private String file;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "What studies call it: letters, digits, '.', '_', '-' (standard: the file's name).")
        private String name;

        @Override
        public Integer call() {
            byte[] csv = InputFile.read(file, console().in());
            JsonNode answer = dataSets().add(name == null ? nameOf(file) : name, csv);
            printer().print(answer, () -> DataSetTables.show(DataSet.of(answer)));
            return DONE;
        }

        /** The file's name without its ending and without characters that no data set's name has. */
        static String nameOf(String file) {
            if (file.equals("-")) {
                return "data";
            }
            String name = Path.of(file).getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
            String legal = name.replaceAll("[^A-Za-z0-9._-]+", "-");
            return legal.substring(0, Math.min(LONGEST_NAME, legal.length()));
        }
    }

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
}
