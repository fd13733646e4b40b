package io.gatewise.study.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.study.dataset.RefusedDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file or several, whatever their format. */
class UploadTest {

    private static final String TS = """
            # a comment: with a colon
            @problemName Gestures
            @timeStamps false
            @univariate false
            @dimensions 2
            @equalLength false
            @classLabel true up down
            @data
            1,2,3:4,5,6:up
            7.50,?:NaN,8:down
            """;

    private static final String FLAT = """
            % UCR
            @relation Points
            @attribute att0 numeric
            @attribute att1 REAL
            @attribute 'the class' {1,'two words'}

            @data
            0.5,1.5,1
            2,?,'two words'
            """;

    @TempDir
    Path folder;

    private Uploads uploads;

    @BeforeEach
    void open() {
        uploads = new Uploads(folder);
    }

    @Test
    void severalFilesBecomeOneTableWithTheirPart() throws IOException {
        String test = TS.replace("1,2,3:4,5,6:up\n", "");

        assertThat(uploads.read(
                        UploadOptions.NONE, uploads.file("train", "a.ts", TS), uploads.file("test", "b.ts", test)))
                .isEqualTo("""
                series,part,label,dim_0,dim_1
                1,train,up,1,4
                1,train,up,2,5
                1,train,up,3,6
                2,train,down,7.5,
                2,train,down,,8
                3,test,down,7.5,
                3,test,down,,8
                """);
        assertThat(uploads.read(
                        UploadOptions.NONE,
                        uploads.file("train", "a.csv", "x\n1\n"),
                        uploads.file("validation", "b.csv", "x\n2\n")))
                .isEqualTo("part,x\ntrain,1\nvalidation,2\n");
    }

    @Test
    void saysWhichOfSeveralFilesIsWrong() throws IOException {
        var good = uploads.file("train", "a.csv", "x,y\n1,2\n");

        assertThatThrownBy(() -> uploads.read(UploadOptions.NONE, good, uploads.file("test", "b.csv", "x,z\n1,2\n")))
                .hasMessageContainingAll("[x, y]", "[x, z]")
                .extracting("place")
                .isEqualTo("test");
        assertThatThrownBy(() -> uploads.read(UploadOptions.NONE, good, uploads.file("test", "b.csv", "x,y\n1,2\n3\n")))
                .extracting("place")
                .isEqualTo("test, line 3");
        assertThatThrownBy(() -> uploads.read(UploadOptions.NONE, good, uploads.file("test", "b.ts", "@dta\n")))
                .extracting("place")
                .isEqualTo("test, line 1");
        assertThatThrownBy(() -> uploads.read(
                        UploadOptions.NONE,
                        uploads.file("train", "a.csv", "x,y\n1,2\n1,4\n"),
                        uploads.file("test", "b.csv", "x,y\n1,c\n")))
                .extracting("place")
                .isEqualTo("test, line 2, column y");
        assertThatThrownBy(() -> uploads.read(UploadOptions.NONE, good, uploads.file("test", "b.csv", "x,y\n")))
                .extracting("place")
                .isEqualTo("test");
        assertThatThrownBy(() -> uploads.read(
                        UploadOptions.NONE,
                        uploads.file("train", "a.csv", "part\n1\n"),
                        uploads.file("test", "b.csv", "part\n1\n")))
                .hasMessageContaining("a column part already");
    }

    @ParameterizedTest
    @CsvSource({"x.ts", "x.arff", "x.jsonl", "x.txt", "x.csv", "x.tsv"})
    void refusesEmptyFilesAndWhatIsNotUtf8(String name) throws IOException {
        uploads.refuses(UploadOptions.NONE, name, "", "file", "empty");
        assertThatThrownBy(() -> uploads.read(
                        UploadOptions.NONE,
                        uploads.file(null, name, "a\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))))
                .isInstanceOf(RefusedDataException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesFilesWithoutASeries() {
        uploads.refuses(UploadOptions.NONE, "x.ts", TS.substring(0, TS.indexOf("1,2,3")), "file", "no series");
        uploads.refuses(UploadOptions.NONE, "x.arff", FLAT.substring(0, FLAT.indexOf("0.5")), "file", "no series");
        uploads.refuses(UploadOptions.NONE, "x.jsonl", "\n\n", "file", "empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xlsx |           |   |       | format: need one of csv, ts, ucr, arff, jsonl, text, got xlsx",
                "csv  | wide      |   |       | layout: need one of long, wide-rows, wide-columns, got wide",
                "ts   | wide-rows |   |       | layout: of csv alone",
                "csv  |           | y |       | label: for layout wide-rows alone",
                "     |           |   | day   | freq: need one of s, min, h, D",
            })
    void refusesOptionsThatMakeNoSense(String format, String layout, String label, String freq, String message) {
        assertThatThrownBy(() -> UploadOptions.of(format, layout, label, freq)).hasMessageStartingWith(message);
    }
}
