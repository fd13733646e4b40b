package io.gatewise.study.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.study.dataset.ColumnType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain text and wide CSV. */
class TableFormatsTest {

    @TempDir
    Path folder;

    private Uploads uploads;

    @BeforeEach
    void open() {
        uploads = new Uploads(folder);
    }

    @Test
    void readsPlainTextLineByLineAsItIs() throws IOException {
        assertThat(uploads.read("poem.txt", "\uFEFFroses, are \"red\"\r\n\n  NA\n17\nend"))
                .isEqualTo("text\n\"roses, are \"\"red\"\"\"\n\"\"\n  NA\n17\nend\n");
        assertThat(uploads.profile().column("text").orElseThrow().type()).isEqualTo(ColumnType.TEXT);
        assertThat(uploads.profile().column("text").orElseThrow().missing()).isEqualTo(1);
    }

    @Test
    void readsARowASeries() throws IOException {
        var options = UploadOptions.of("csv", "wide-rows", null, null);

        assertThat(uploads.read(options, uploads.file(null, "x.csv", "t0,t1,t2,Class\n1,2,3,a\n4,,,b\n")))
                .isEqualTo("series,label,dim_0\n1,a,1\n1,a,2\n1,a,3\n2,b,4\n");
        uploads.refuses(options, "x.csv", "t0,t1,kind\n1,2,a\n", "line 1", "which column holds the labels");
        uploads.refuses(options, "x.csv", "t0,t1,class\n1,x,a\n", "line 2, column dim_0", "'x'");
        uploads.refuses(options, "x.csv", "t0,t1,class\n1,2\n", "line 2", "need 3 cells");
        uploads.refuses(options, "x.csv", "t0,t1,class\n,,a\n", "line 2", "without a value");
    }

    @Test
    void readsAColumnASeriesFromItsFirstToItsLastValue() throws IOException {
        var options = UploadOptions.of(null, "wide-columns", null, null);

        assertThat(uploads.read(
                        options,
                        uploads.file(
                                null,
                                "x.csv",
                                "day,a,b\n2020-01-01,1,\n2020-01-02,,5\n2020-01-03,3,6\n2020-01-04,,7\n")))
                .isEqualTo("""
                        series,time,value
                        a,2020-01-01,1
                        a,2020-01-02,
                        a,2020-01-03,3
                        b,2020-01-02,5
                        b,2020-01-03,6
                        b,2020-01-04,7
                        """);
        assertThat(uploads.read(options, uploads.file(null, "x.csv", "a,b\n1,2\n3,4\n")))
                .isEqualTo("series,value\na,1\na,3\nb,2\nb,4\n");
        uploads.refuses(options, "x.csv", "day,a\n2020-01-01,1\n2020-01-02,x\n", "line 3, column a", "'x'");
        uploads.refuses(options, "x.csv", "day,a\n2020-01-01,1\nsoon,2\n", "line 3, column day", "'soon'");
        uploads.refuses(options, "x.csv", "a,b\n1,\n", "line 1, column b", "without a value");
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
    void refusesALineThatIsTooLongToBeHeld() {
        String text = "a\n" + "x".repeat(Lines.LONGEST + 1) + "\n";

        uploads.refuses(UploadOptions.NONE, "x.txt", text, "line 2", "longer than");
    }
}
