package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.DataSet;
import io.gatewise.cli.api.UserMistakeException;
import io.gatewise.cli.table.DataSetTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatewise dataset add}. */
@Command(
        name = "add",
        description =
                "Upload a data set: CSV with a header line, sktime .ts, UCR .tsv, ARFF, JSON Lines or plain text.")
final class DatasetAddCommand extends ServerCommand {

    private static final int LONGEST_NAME = 100;
    private static final String STANDARD_INPUT = "-";

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file; - for standard input. None with --train.")
    private String file;

    @Option(names = "--train", paramLabel = "FILE", description = "The training part, where each part has a file.")
    private String train;

    @Option(names = "--validation", paramLabel = "FILE", description = "The validation part.")
    private String validation;

    @Option(names = "--test", paramLabel = "FILE", description = "The test part.")
    private String test;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What studies call it: letters, digits, '.', '_', '-' (standard: the file's name).")
    private String name;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, ts, ucr, arff, jsonl or text (standard: by the file's ending, else by its content).")
    private String format;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "Of CSV: long, wide-rows (a row a series) or wide-columns (a column a series).")
    private String layout;

    @Option(names = "--label", paramLabel = "COLUMN", description = "The column of labels in the layout wide-rows.")
    private String label;

    @Option(
            names = "--freq",
            paramLabel = "FREQ",
            description = "The distance of steps in JSON Lines, such as D or 15min; without it rows have no times.")
    private String freq;

    @Override
    public Integer call() throws IOException {
        boolean parts = train != null || validation != null || test != null;
        if (parts == (file != null) || parts && (train == null || validation == null && test == null)) {
            throw new UserMistakeException("need one FILE, or --train FILE with --validation FILE or --test FILE");
        }
        String first = parts ? train : file;
        JsonNode answer = send(name == null ? nameOf(first) : name, parts);
        printer().print(answer, () -> DataSetTables.show(DataSet.of(answer)));
        return DONE;
    }

    private JsonNode send(String target, boolean parts) throws IOException {
        Map<String, String> options = options();
        if (!parts && file.equals(STANDARD_INPUT)) {
            if (!options.isEmpty()) {
                throw new UserMistakeException("standard input is CSV in long form: name a file for anything else");
            }
            return dataSets().add(target, InputFile.read(file, console().in()));
        }
        Map<String, Path> files = new LinkedHashMap<>();
        put(files, "file", file);
        put(files, "train", train);
        put(files, "validation", validation);
        put(files, "test", test);
        return dataSets().add(target, options, files);
    }

    private static void put(Map<String, Path> files, String part, String name) {
        if (name != null) {
            files.put(part, InputFile.path(name));
        }
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("format", format);
        options.put("layout", layout);
        options.put("label", label);
        options.put("freq", freq);
        options.values().removeIf(value -> value == null);
        return options;
    }

    /** The file's name without its ending and without characters that no data set's name has. */
    static String nameOf(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return "data";
        }
        String name = Path.of(file).getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
        String whole = name.replaceFirst("(?i)(?<=.)[_-]train$", "");
        String legal = whole.replaceAll("[^A-Za-z0-9._-]+", "-");
        return legal.substring(0, Math.min(LONGEST_NAME, legal.length()));
    }
}
