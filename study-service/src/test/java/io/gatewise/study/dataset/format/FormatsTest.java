package io.gatewise.study.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.DatasetReader;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.format.Upload.UploadedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every format's good and bad files, written as users have them. */
class FormatsTest {

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

    private static final String RELATIONAL = """
            @relation 'Motions'
            @attribute steps relational
              @attribute att0 numeric
              @attribute att1 numeric
              @attribute att2 numeric
            @end steps
            @attribute activity {Standing,Running}
            @data
            '1,2,3\\n4,5,6',Running
            "7,8,?\\n9,10,?",Standing
            """;

    @TempDir
    Path folder;

    private DatasetProfile profile;

    private String read(UploadOptions options, UploadedFile... files) throws IOException {
        Path canonical = folder.resolve("canonical.csv");
        profile = DatasetReader.read(Upload.table(List.of(files), options, folder), canonical)
                .profile();
        return Files.readString(canonical);
    }

    private String read(String name, String text) throws IOException {
        return read(UploadOptions.NONE, file(null, name, text));
    }

    private UploadedFile file(String part, String name, String text) throws IOException {
        return file(part, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private UploadedFile file(String part, String name, byte[] bytes) throws IOException {
        return new UploadedFile(part, Files.write(Files.createTempFile(folder, "raw", null), bytes), name);
    }

    private void refuses(UploadOptions options, String name, String text, String place, String... words) {
        assertThatThrownBy(() -> read(options, file(null, name, text)))
                .isInstanceOfSatisfying(
                        RefusedDataException.class,
                        refused -> assertThat(refused.place()).isEqualTo(place))
                .hasMessageContainingAll(words);
    }

    @Test
    void readsTsWithSeveralChannelsUnequalLengthsAndMissingValues() throws IOException {
        assertThat(read("Gestures_TRAIN.ts", TS)).isEqualTo("""
                series,label,dim_0,dim_1
                1,up,1,4
                1,up,2,5
                1,up,3,6
                2,down,7.5,
                2,down,,8
                """);
        assertThat(profile.column("label").orElseThrow().type()).isEqualTo(ColumnType.TEXT);
    }

    @Test
    void readsTsWithAValueToPredictOrNone() throws IOException {
        String head = "@problemName P\n@univariate true\n";

        assertThat(read(null, head + "@targetLabel true\n@data\n1,2:0.50\n"))
                .isEqualTo("series,label,dim_0\n1,0.5,1\n1,0.5,2\n");
        assertThat(read(null, head + "@classLabel false\n@data\n1,2\n")).isEqualTo("series,dim_0\n1,1\n1,2\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@timeStamps false      | @timeStamps true       | file    | time stamps",
                "@timeStamps false      | @timeStamps maybe      | lines 1 to 8 | true or false",
                "@univariate false      | @univariat false       | line 4  | @univariate",
                "@equalLength false     | @dimensions 2          | line 6  | twice",
                "@dimensions 2          | @dimensions 3          | line 9  | need 3 channels as in the series before, got 2",
                "@dimensions 2          | @dimensions two        | file    | whole number above 0, got two",
                "@classLabel true up down | @classLabel true up  | line 10 | class down isn't one of the head's: up",
                "@classLabel true up down | @classLabel true     | file    | name the classes",
                "4,5,6:up               | 4,5:up                 | line 9  | channel 2 has 2 values and channel 1 has 3",
                "4,5,6:up               | 4,5,x:up               | line 9, column dim_1 | finite number, got 'x'",
                "4,5,6:up               | 4,,6:7:up              | line 9  | need 2 channels",
                "1,2,3:4,5,6:up         | 1,2,3                  | line 9  | no colon",
                "1,2,3:4,5,6:up         | :                      | line 9  | need 2 channels",
                "1,2,3:4,5,6:up         | ::up                   | line 9  | without a value",
                "@data                  | '# data'               | line 9  | no line of a .ts file's head",
            })
    void refusesTsThatContradictsItself(String from, String to, String place, String word) {
        refuses(UploadOptions.NONE, "x.ts", TS.replace(from, to), place, word);
    }

    @Test
    void refusesTsWithOtherLengthsThanItsHeadSays() {
        String equal = TS.replace("@equalLength false", "@equalLength true\n@seriesLength 3");

        refuses(UploadOptions.NONE, "x.ts", equal, "line 11", "need 3 steps", "got 2");
    }

    @Test
    void readsUcrWithPaddingAtTheEnd() throws IOException {
        assertThat(read("Points_TRAIN.tsv", "2\t0.5\tNaN\t1.5\n1.0000000e+00\t2\t3\tNaN\n"))
                .isEqualTo("series,label,dim_0\n1,2,0.5\n1,2,\n1,2,1.5\n2,1,2\n2,1,3\n");
    }

    @Test
    void aTabSeparatedTableWithAHeaderIsNoUcr() throws IOException {
        assertThat(read("table.tsv", "a\tb\n1\t2\n")).isEqualTo("a,b\n1,2\n");
    }

    @Test
    void refusesUcrThatIsRaggedOrHasNoLabelOrNoValue() {
        var ucr = UploadOptions.of("ucr", null, null, null);

        refuses(ucr, null, "1\t2\t3\n1\t2\n", "line 2", "need 3 cells as in the first line", "got 2");
        refuses(ucr, null, "a\t2\t3\n", "line 1", "need a number as the label", "'a'");
        refuses(ucr, null, "1\t2\t3\n\n1\tNaN\tNaN\n", "line 3", "without a value");
        refuses(ucr, null, "1\t2\t3\n1\t2\tx\n", "line 2, column dim_0", "'x'");
        refuses(ucr, null, "1,2,3\n", "line 1", "separated by tabs");
    }

    @Test
    void readsFlatAndRelationalArff() throws IOException {
        assertThat(read("x.arff", FLAT)).isEqualTo("series,label,dim_0\n1,1,0.5\n1,1,1.5\n2,two words,2\n");
        assertThat(read(null, RELATIONAL)).isEqualTo("""
                series,label,dim_0,dim_1
                1,Running,1,4
                1,Running,2,5
                1,Running,3,6
                2,Standing,7,9
                2,Standing,8,10
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "@attribute att1 REAL | @attribute att0 REAL   | line 4 | two attributes are named att0",
                "@attribute att1 REAL | @attribute att1 string | line 4 | need numeric",
                "@attribute att1 REAL | @attribute c {a,b}     | line 5 | second attribute with classes",
                "@attribute att1 REAL | @relation again        | line 4 | twice",
                "@attribute att1 REAL | @atribute att1 real    | line 4 | no line of an ARFF file's head",
                "0.5,1.5,1            | 0.5,1.5                | line 8 | need 3 cells",
                "0.5,1.5,1            | 0.5,1.5,3              | line 8 | class 3 isn't one of the head's: 1, two words",
                "0.5,1.5,1            | {0 0.5}                | line 8 | sparse",
                "0.5,1.5,1            | 0.5,a,1                | line 8, column dim_0 | 'a'",
            })
    void refusesArffThatContradictsItself(String from, String to, String place, String word) {
        refuses(UploadOptions.NONE, "x.arff", FLAT.replace(from, to), place, word);
    }

    @Test
    void refusesRelationalArffWhoseChannelsOrStepsChange() {
        refuses(
                UploadOptions.NONE,
                null,
                RELATIONAL.replace("7,8,?\\n9,10,?", "7,8,9"),
                "line 10",
                "need 2 channels",
                "got 1");
        refuses(UploadOptions.NONE, null, RELATIONAL.replace("4,5,6", "4,5"), "line 9", "channel 2 has 2 values");
        refuses(
                UploadOptions.NONE,
                null,
                RELATIONAL.replace("1,2,3\\n4,5,6", "1,2,3,4\\n5,6,7,8"),
                "line 9",
                "at most 3 steps");
        refuses(UploadOptions.NONE, null, RELATIONAL.replace("@end steps\n", ""), "line 6", "need numeric");
    }

    @Test
    void readsJsonLinesWithFeaturesAndTimes() throws IOException {
        var options = UploadOptions.of(null, null, null, "6h");

        String table = read(options, file(null, "x.jsonl", """
                {"start": "2020-01-01 18:00", "target": [1, null], "item_id": "a", "feat_dynamic_real": [[1, 2, 3]], "feat_static_cat": [4, 5]}

                {"item_id": "b", "target": [2.50, "NaN", NaN], "start": "2020-02-01", "feat_dynamic_real": [[7, 8, 9]], "feat_static_cat": [0, 1]}
                """));

        assertThat(table).isEqualTo("""
                series,time,target,feat_dynamic_real_0,feat_static_cat_0,feat_static_cat_1
                a,2020-01-01T18:00:00,1,1,4,5
                a,2020-01-02T00:00:00,,2,4,5
                b,2020-02-01T00:00:00,2.5,7,0,1
                b,2020-02-01T06:00:00,,8,0,1
                b,2020-02-01T12:00:00,,9,0,1
                """);
    }

    @Test
    void readsJsonLinesWithSeveralTargetsAndNoTimes() throws IOException {
        assertThat(read(null, "{\"target\": [[1, 2], [3, 4]]}\n{\"target\": [[5], [6]]}\n"))
                .isEqualTo("series,target_0,target_1\n1,1,3\n1,2,4\n2,5,6\n");
    }

    @Test
    void monthsKeepTheirDay() throws IOException {
        var options = UploadOptions.of(null, null, null, "M");

        assertThat(read(options, file(null, "x.jsonl", "{\"start\": \"2020-01-31\", \"target\": [1, 2, 3]}\n")))
                .isEqualTo("series,time,target\n1,2020-01-31,1\n1,2020-02-29,2\n1,2020-03-31,3\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'target': [1, 'x']}                     | line 2, column target | finite number, got x",
                "{'target': [1, 1e999]}                   | line 2, column target | finite number",
                "{'target': [1, [2]]}                     | line 2, column target | finite number",
                "{'target': [[1], 2]}                     | line 2, column target | both",
                "{'target': 1}                            | line 2, column target | need an array",
                "{'target': []}                           | line 2, column target | without a value",
                "{'target': [1], 'feat_dynamic_real': [[1]]} | line 2 | need the channels [target] as in the first line",
                "{'target': [[1], [2]]}                   | line 2 | need the channels [target]",
                "{'target': [1], 'targt': [2]}            | line 2 | unknown field targt: need start",
                "{'target': [1], 'target': [2]}           | line 2 | Duplicate field",
                "{'target': [1], 'item_id': 'a'}          | line 2 | item_id in each line or in none",
                "{'target': [1]                           | line 2 | no JSON",
                "[1]                                      | line 2 | a JSON object a line",
                "{'target': [1]} {}                       | line 2 | follows",
            })
    void refusesJsonLinesThatContradictThemselves(String line, String place, String word) {
        String text = "{\"target\": [1, 2]}\n" + line.replace('\'', '"') + "\n";

        refuses(UploadOptions.NONE, "x.jsonl", text, place, word);
    }

    @Test
    void refusesJsonLinesWithoutAStartWhereTimesAreWanted() {
        refuses(
                UploadOptions.of(null, null, null, "D"),
                "x.jsonl",
                "{\"target\": [1]}\n",
                "line 1, column start",
                "''");
        refuses(UploadOptions.of(null, null, null, "D"), "x.csv", "a\n1\n", "file", "freq is for jsonl");
    }

    @Test
    void readsPlainTextLineByLineAsItIs() throws IOException {
        assertThat(read("poem.txt", "\uFEFFroses, are \"red\"\r\n\n  NA\n17\nend"))
                .isEqualTo("text\n\"roses, are \"\"red\"\"\"\n\"\"\n  NA\n17\nend\n");
        assertThat(profile.column("text").orElseThrow().type()).isEqualTo(ColumnType.TEXT);
        assertThat(profile.column("text").orElseThrow().missing()).isEqualTo(1);
    }

    @Test
    void readsARowASeries() throws IOException {
        var options = UploadOptions.of("csv", "wide-rows", null, null);

        assertThat(read(options, file(null, "x.csv", "t0,t1,t2,Class\n1,2,3,a\n4,,,b\n")))
                .isEqualTo("series,label,dim_0\n1,a,1\n1,a,2\n1,a,3\n2,b,4\n");
        refuses(options, "x.csv", "t0,t1,kind\n1,2,a\n", "line 1", "which column holds the labels");
        refuses(options, "x.csv", "t0,t1,class\n1,x,a\n", "line 2, column dim_0", "'x'");
        refuses(options, "x.csv", "t0,t1,class\n1,2\n", "line 2", "need 3 cells");
        refuses(options, "x.csv", "t0,t1,class\n,,a\n", "line 2", "without a value");
    }

    @Test
    void readsAColumnASeriesFromItsFirstToItsLastValue() throws IOException {
        var options = UploadOptions.of(null, "wide-columns", null, null);

        assertThat(read(
                        options,
                        file(null, "x.csv", "day,a,b\n2020-01-01,1,\n2020-01-02,,5\n2020-01-03,3,6\n2020-01-04,,7\n")))
                .isEqualTo("""
                        series,time,value
                        a,2020-01-01,1
                        a,2020-01-02,
                        a,2020-01-03,3
                        b,2020-01-02,5
                        b,2020-01-03,6
                        b,2020-01-04,7
                        """);
        assertThat(read(options, file(null, "x.csv", "a,b\n1,2\n3,4\n")))
                .isEqualTo("series,value\na,1\na,3\nb,2\nb,4\n");
        refuses(options, "x.csv", "day,a\n2020-01-01,1\n2020-01-02,x\n", "line 3, column a", "'x'");
        refuses(options, "x.csv", "day,a\n2020-01-01,1\nsoon,2\n", "line 3, column day", "'soon'");
        refuses(options, "x.csv", "a,b\n1,\n", "line 1, column b", "without a value");
    }

    @Test
    void turnsManyRowsAndColumnsRoundAsTheyAre() throws IOException {
        int rows = 3000;
        int columns = 1500; // more than a block of rows
        var store = new ColumnStore(folder.resolve("store"), columns);
        for (int row = 0; row < rows; row++) {
            var numbers = new double[columns];
            for (int column = 0; column < columns; column++) {
                numbers[column] = row * 10_000.0 + column;
            }
            store.add(numbers);
        }
        store.close();

        var found = new ArrayList<Double>();
        store.forEach(1234, (row, value) -> found.add(value - row * 10_000.0));

        assertThat(found).hasSize(rows).containsOnly(1234.0);
    }

    @Test
    void severalFilesBecomeOneTableWithTheirPart() throws IOException {
        String test = TS.replace("1,2,3:4,5,6:up\n", "");

        assertThat(read(UploadOptions.NONE, file("train", "a.ts", TS), file("test", "b.ts", test)))
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
        assertThat(read(UploadOptions.NONE, file("train", "a.csv", "x\n1\n"), file("validation", "b.csv", "x\n2\n")))
                .isEqualTo("part,x\ntrain,1\nvalidation,2\n");
    }

    @Test
    void saysWhichOfSeveralFilesIsWrong() throws IOException {
        var good = file("train", "a.csv", "x,y\n1,2\n");

        assertThatThrownBy(() -> read(UploadOptions.NONE, good, file("test", "b.csv", "x,z\n1,2\n")))
                .hasMessageContainingAll("[x, y]", "[x, z]")
                .extracting("place")
                .isEqualTo("test");
        assertThatThrownBy(() -> read(UploadOptions.NONE, good, file("test", "b.csv", "x,y\n1,2\n3\n")))
                .extracting("place")
                .isEqualTo("test, line 3");
        assertThatThrownBy(() -> read(UploadOptions.NONE, good, file("test", "b.ts", "@dta\n")))
                .extracting("place")
                .isEqualTo("test, line 1");
        assertThatThrownBy(() -> read(
                        UploadOptions.NONE,
                        file("train", "a.csv", "x,y\n1,2\n1,4\n"),
                        file("test", "b.csv", "x,y\n1,c\n")))
                .extracting("place")
                .isEqualTo("test, line 2, column y");
        assertThatThrownBy(() -> read(UploadOptions.NONE, good, file("test", "b.csv", "x,y\n")))
                .extracting("place")
                .isEqualTo("test");
        assertThatThrownBy(() -> read(
                        UploadOptions.NONE, file("train", "a.csv", "part\n1\n"), file("test", "b.csv", "part\n1\n")))
                .hasMessageContaining("a column part already");
    }

    @ParameterizedTest
    @CsvSource({"x.ts", "x.arff", "x.jsonl", "x.txt", "x.csv", "x.tsv"})
    void refusesEmptyFilesAndWhatIsNotUtf8(String name) throws IOException {
        refuses(UploadOptions.NONE, name, "", "file", "empty");
        assertThatThrownBy(() ->
                        read(UploadOptions.NONE, file(null, name, "a\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))))
                .isInstanceOf(RefusedDataException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesFilesWithoutASeries() {
        refuses(UploadOptions.NONE, "x.ts", TS.substring(0, TS.indexOf("1,2,3")), "file", "no series");
        refuses(UploadOptions.NONE, "x.arff", FLAT.substring(0, FLAT.indexOf("0.5")), "file", "no series");
        refuses(UploadOptions.NONE, "x.jsonl", "\n\n", "file", "empty");
    }

    @Test
    void refusesALineThatIsTooLongToBeHeld() {
        String text = "a\n" + "x".repeat(Lines.LONGEST + 1) + "\n";

        refuses(UploadOptions.NONE, "x.txt", text, "line 2", "longer than");
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
