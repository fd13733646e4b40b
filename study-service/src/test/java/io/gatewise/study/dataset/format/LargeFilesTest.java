package io.gatewise.study.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.study.dataset.CanonicalDataset;
import io.gatewise.study.dataset.CanonicalRows;
import io.gatewise.study.dataset.DatasetReader;
import io.gatewise.study.dataset.SurveyPlan;
import io.gatewise.study.dataset.format.Upload.UploadedFile;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files larger than the heap, read in a JVM of their own. */
@Tag("slow")
class LargeFilesTest {

    private static final long BYTES = 200_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"x.ts, long", "x.csv, long", "x.csv, wide-columns", "x.txt, long"})
    void readsAFileInAFractionOfItsSize(String name, String layout) throws Exception {
        Path file = folder.resolve(name);
        write(file, layout.equals("long") ? name : layout);

        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFilesTest.class.getName(),
                        file.toString(),
                        layout)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();

        assertThat(reader.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(folder.resolve("out"))
                .content()
                .contains("rows of 3 columns or fewer")
                .doesNotContain("Exception");
        assertThat(reader.exitValue()).isZero();
    }

    private static void write(Path file, String kind) throws IOException {
        String head = switch (kind) {
            case "x.ts" -> "@univariate true\n@classLabel true a b\n@data\n";
            case "x.csv" -> "series,x\n";
            case "wide-columns" -> "day" + columns() + "\n";
            default -> "";
        };
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(head);
            long written = 0;
            for (long line = 0; written < BYTES; line++) {
                String text = line(kind, line);
                out.write(text);
                out.write('\n');
                written += text.length() + 1;
            }
        }
    }

    private static String columns() {
        var names = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            names.append(",s").append(i);
        }
        return names.toString();
    }

    private static String line(String kind, long line) {
        return switch (kind) {
            case "x.ts" -> "1.25,2.5,".repeat(10_000) + "3:" + (line % 2 == 0 ? "a" : "b");
            case "x.csv" -> line / 100 + "," + line % 97 + ".5";
            case "wide-columns" -> java.time.LocalDate.of(1000, 1, 1).plusDays(line) + ",1.5".repeat(500);
            default -> "a line of text that is not very long";
        };
    }

    /** Reads the file to its canonical form and looks at it as a study would. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path canonical = file.resolveSibling("canonical.csv");
        var upload = new UploadedFile(null, file, new File(arguments[0]).getName());
        UploadOptions options = UploadOptions.of(null, arguments[1].equals("long") ? null : arguments[1], null, null);
        CanonicalDataset dataset =
                DatasetReader.read(Upload.table(List.of(upload), options, file.getParent()), canonical);
        String series = dataset.profile().column("series").isPresent() ? "series" : null;
        new CanonicalRows(canonical)
                .survey(new SurveyPlan(
                        series, series == null, null, List.of(), null, null, true, null, null, null, null, 0));
        System.out.println(dataset.profile().rows() + " rows of 3 columns or fewer");
    }
}
