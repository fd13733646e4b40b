package io.gatewise.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.study.dataset.TableSource;
import io.gatewise.study.dataset.format.Upload;
import io.gatewise.study.dataset.format.Upload.UploadedFile;
import io.gatewise.study.dataset.format.UploadOptions;
import io.gatewise.worker.data.Table;
import io.gatewise.worker.data.TableColumns;
import io.gatewise.worker.data.TableReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small public data sets in a folder, as their own archives lay them out. Those that are missing are passed over. */
final class DataCases {

    private static final long ETTH2_LINES = 1 + 14_400L;
    private static final List<String> ETTH2 = List.of("HUFL", "HULL", "MUFL", "MULL", "LUFL", "LULL", "OT");

    private final Path folder;

    private DataCases(Path folder) {
        this.folder = folder;
    }

    static List<DataCase> of(Path folder) {
        var cases = new DataCases(folder);
        return Stream.of(
                        "GunPoint",
                        "BasicMotions",
                        "PickupGestureWiimoteZ",
                        "surnames",
                        "daily-min-temperatures",
                        "ETTh2")
                .filter(name -> {
                    boolean there = Files.isDirectory(folder.resolve(name));
                    if (!there) {
                        System.err.println("no folder " + folder.resolve(name) + ": passed over");
                    }
                    return there;
                })
                .map(cases::named)
                .toList();
    }

    private DataCase named(String name) {
        try {
            return switch (name) {
                case "GunPoint" -> series(name, 1, 32, 60, "majority .507, logistic regression .853, 1NN-DTW .907");
                case "BasicMotions" ->
                    series(name, 6, 32, 40, "majority .250, logistic regression on statistics .975, 1NN-DTW .975");
                case "PickupGestureWiimoteZ" ->
                    series(name, 1, 32, 60, "majority .100, logistic regression .660, 1NN-DTW .700");
                case "surnames" -> surnames();
                case "daily-min-temperatures" -> temperatures();
                default -> etth2();
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private DataCase series(String name, int channels, int units, int epochs, String baselines) throws IOException {
        Path in = folder.resolve(name);
        var files = List.of(
                new UploadedFile("train", in.resolve(name + "_TRAIN.ts"), name + "_TRAIN.ts"),
                new UploadedFile("test", in.resolve(name + "_TEST.ts"), name + "_TEST.ts"));
        List<String> inputs = Stream.iterate(0, i -> i + 1)
                .limit(channels)
                .map(i -> "dim_" + i)
                .toList();
        Task task = new Classification("series", null, "label", inputs, null, null, null, null);
        ValidationPlan plan = new HoldOut(0.2, null, null, null, "part", null, null, null);
        Table table = table(csv(Upload.table(files, UploadOptions.NONE, in)), task, plan);
        return new DataCase(
                name, table, task, plan, true, 1, units, epochs, 16, 0.005, DataCase.Score.ACCURACY, baselines);
    }

    private DataCase surnames() throws IOException {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text);
                Stream<Path> files = Files.list(folder.resolve("surnames"))) {
            csv.writeRecord("name", "label");
            for (Path file : files.sorted().toList()) {
                String label = file.getFileName().toString().replace(".txt", "");
                for (String name : Files.readAllLines(file)) {
                    if (!name.isBlank()) {
                        csv.writeRecord(name, label);
                    }
                }
            }
        }
        Task task = new Classification(null, null, "label", List.of(), "name", null, null, null);
        ValidationPlan plan = new HoldOut(0.1, null, 0.2, null, null, null, "name", null);
        Table table = table(text.toString(), task, plan);
        String baselines = "majority .468, logistic regression on 1..3-character n-grams .854";
        return new DataCase(
                "surnames", table, task, plan, true, 1, 64, 6, 64, 0.005, DataCase.Score.ACCURACY, baselines);
    }

    private DataCase temperatures() throws IOException {
        Task task = new Forecasting(null, "Temp", null, null, 1);
        ValidationPlan plan = new HoldOut(0.2, null, 0.2, null);
        Table table = table(lines("daily-min-temperatures", Long.MAX_VALUE), task, plan);
        String baselines = "naive 2.48, ridge on 30 lags 2.22";
        return new DataCase(
                "temperatures", table, task, plan, false, 30, 32, 10, 32, 0.002, DataCase.Score.RMSE, baselines);
    }

    private DataCase etth2() throws IOException {
        Task task = new Forecasting(null, null, null, null, 24, null, ETTH2, null, null, null, null);
        ValidationPlan plan = new HoldOut(0.2, null, 0.2, null);
        Table table = table(lines("ETTh2", ETTH2_LINES), task, plan);
        String baselines = "naive .271, seasonal .266, linear on 336 rows .166";
        return new DataCase(
                "ETTh2 h=24",
                table,
                task,
                plan,
                false,
                48,
                64,
                3,
                64,
                0.001,
                DataCase.Score.STANDARDISED_MSE,
                baselines);
    }

    private String lines(String name, long most) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(name).resolve(name + ".csv"))) {
            return String.join("\n", lines.limit(most).toList());
        }
    }

    private static String csv(TableSource source) throws IOException {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    source.columns().stream().map(TableSource.Column::name).toList());
            source.forEachRow((line, cells) -> csv.writeRecord(cells));
        }
        return text.toString();
    }

    private static Table table(String csv, Task task, ValidationPlan plan) throws IOException {
        return TableReader.read(new StringReader(csv), TableColumns.of(task, plan));
    }
}
