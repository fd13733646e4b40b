package io.gatewise.study.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.study.dataset.ColumnType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats of whole series: good and bad files, written as users have them. */
class SeriesFormatsTest {

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

    private Uploads uploads;

    @BeforeEach
    void open() {
        uploads = new Uploads(folder);
    }

    @Test
    void readsTsWithSeveralChannelsUnequalLengthsAndMissingValues() throws IOException {
        assertThat(uploads.read("Gestures_TRAIN.ts", TS)).isEqualTo("""
                series,label,dim_0,dim_1
                1,up,1,4
                1,up,2,5
                1,up,3,6
                2,down,7.5,
                2,down,,8
                """);
        assertThat(uploads.profile().column("label").orElseThrow().type()).isEqualTo(ColumnType.TEXT);
    }

    @Test
    void readsTsWithAValueToPredictOrNone() throws IOException {
        String head = "@problemName P\n@univariate true\n";

        assertThat(uploads.read(null, head + "@targetLabel true\n@data\n1,2:0.50\n"))
                .isEqualTo("series,label,dim_0\n1,0.5,1\n1,0.5,2\n");
        assertThat(uploads.read(null, head + "@classLabel false\n@data\n1,2\n")).isEqualTo("series,dim_0\n1,1\n1,2\n");
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
        uploads.refuses(UploadOptions.NONE, "x.ts", TS.replace(from, to), place, word);
    }

    @Test
    void refusesTsWithOtherLengthsThanItsHeadSays() {
        String equal = TS.replace("@equalLength false", "@equalLength true\n@seriesLength 3");

        uploads.refuses(UploadOptions.NONE, "x.ts", equal, "line 11", "need 3 steps", "got 2");
    }

    @Test
    void readsUcrWithPaddingAtTheEnd() throws IOException {
        assertThat(uploads.read("Points_TRAIN.tsv", "2\t0.5\tNaN\t1.5\n1.0000000e+00\t2\t3\tNaN\n"))
                .isEqualTo("series,label,dim_0\n1,2,0.5\n1,2,\n1,2,1.5\n2,1,2\n2,1,3\n");
    }

    @Test
    void aTabSeparatedTableWithAHeaderIsNoUcr() throws IOException {
        assertThat(uploads.read("table.tsv", "a\tb\n1\t2\n")).isEqualTo("a,b\n1,2\n");
    }

    @Test
    void refusesUcrThatIsRaggedOrHasNoLabelOrNoValue() {
        var ucr = UploadOptions.of("ucr", null, null, null);

        uploads.refuses(ucr, null, "1\t2\t3\n1\t2\n", "line 2", "need 3 cells as in the first line", "got 2");
        uploads.refuses(ucr, null, "a\t2\t3\n", "line 1", "need a number as the label", "'a'");
        uploads.refuses(ucr, null, "1\t2\t3\n\n1\tNaN\tNaN\n", "line 3", "without a value");
        uploads.refuses(ucr, null, "1\t2\t3\n1\t2\tx\n", "line 2, column dim_0", "'x'");
        uploads.refuses(ucr, null, "1,2,3\n", "line 1", "separated by tabs");
    }

    @Test
    void readsFlatAndRelationalArff() throws IOException {
        assertThat(uploads.read("x.arff", FLAT)).isEqualTo("series,label,dim_0\n1,1,0.5\n1,1,1.5\n2,two words,2\n");
        assertThat(uploads.read(null, RELATIONAL)).isEqualTo("""
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
        uploads.refuses(UploadOptions.NONE, "x.arff", FLAT.replace(from, to), place, word);
    }

    @Test
    void refusesRelationalArffWhoseChannelsOrStepsChange() {
        uploads.refuses(
                UploadOptions.NONE,
                null,
                RELATIONAL.replace("7,8,?\\n9,10,?", "7,8,9"),
                "line 10",
                "need 2 channels",
                "got 1");
        uploads.refuses(
                UploadOptions.NONE, null, RELATIONAL.replace("4,5,6", "4,5"), "line 9", "channel 2 has 2 values");
        uploads.refuses(
                UploadOptions.NONE,
                null,
                RELATIONAL.replace("1,2,3\\n4,5,6", "1,2,3,4\\n5,6,7,8"),
                "line 9",
                "at most 3 steps");
        uploads.refuses(UploadOptions.NONE, null, RELATIONAL.replace("@end steps\n", ""), "line 6", "need numeric");
    }
}
