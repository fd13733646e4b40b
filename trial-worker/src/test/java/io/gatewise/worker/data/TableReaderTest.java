package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {

    private static final String CSV = """
            date,note,births,"a,b"
            2000-01-01,"many, many",9083,1
            2000-01-02,,8006.5,2
            2000-01-03,x,1.1e4,3
            """;

    @Test
    void readsTheAskedColumnsAlone() throws IOException {
        Table table = TableReader.read(new StringReader(CSV), TableColumns.numbers(Set.of("births", "a,b"), "date"));

        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.column("births")).containsExactly(9083, 8006.5, 11000);
        assertThat(table.column("a,b")).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> table.column("note")).hasMessageContaining("no column note");
        assertThat(table.series()).containsExactly(new RowRange(0, 3));
    }

    @Test
    void findsTheFirstRowAtOrAfterATime() throws IOException {
        Table table = TableReader.read(new StringReader(CSV), TableColumns.numbers(Set.of("births"), "date"));

        assertThat(table.firstRowFrom(new RowRange(0, 3), "2000-01-02")).isEqualTo(1);
        assertThat(table.firstRowFrom(new RowRange(0, 3), "2000-01-01T12:00:00Z"))
                .isEqualTo(1);
        assertThat(table.firstRowFrom(new RowRange(0, 3), "1999-01-01")).isZero();
        assertThat(table.firstRowFrom(new RowRange(0, 3), "2001-01-01")).isEqualTo(3);
    }

    @Test
    void saysWhereDataIsNotWhatWasUploaded() {
        assertThatThrownBy(() -> TableReader.read(new StringReader(CSV), TableColumns.numbers(Set.of("deaths"), null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no column deaths");
        assertThatThrownBy(() ->
                        TableReader.read(new StringReader("y\n1\nNaN\n"), TableColumns.numbers(Set.of("y"), null)))
                .isInstanceOf(IOException.class)
                .hasMessage("line 3, column y: no number: NaN");
        assertThatThrownBy(() -> TableReader.read(new StringReader(""), TableColumns.numbers(Set.of("y"), null)))
                .isInstanceOf(IOException.class)
                .hasMessage("the data set is empty");
    }

    @Test
    void readsMoreRowsThanAtFirstExpected() throws IOException {
        var csv = new StringBuilder("y\n");
        for (int row = 0; row < 5000; row++) {
            csv.append(row).append('\n');
        }

        Table table = TableReader.read(new StringReader(csv.toString()), TableColumns.numbers(Set.of("y"), null));

        assertThat(table.rows()).isEqualTo(5000);
        assertThat(table.column("y")[4999]).isEqualTo(4999);
    }

    private static final String SERIES = """
            id,class,x
            a,up,1
            a,up,
            b,,3
            """;

    private static final TableColumns OF_SERIES =
            new TableColumns(Set.of("x"), Set.of("id", "class"), null, "id", Set.of("id"), Set.of("class"));

    @Test
    void readsSeriesTextsAndMissingValues() throws IOException {
        Table table = TableReader.read(new StringReader(SERIES), OF_SERIES);

        assertThat(table.series()).containsExactly(new RowRange(0, 2), new RowRange(2, 3));
        assertThat(table.seriesOf(0)).isZero();
        assertThat(table.seriesOf(1)).isZero();
        assertThat(table.seriesOf(2)).isEqualTo(1);
        assertThat(table.text("class")).containsExactly("up", "up", "");
        assertThat(table.column("x")).containsExactly(1, Double.NaN, 3);
    }

    @Test
    void takesAnEmptyLineForARowWithoutAValue() throws IOException {
        var columns = new TableColumns(Set.of(), Set.of("text"), null, null, Set.of(), Set.of());

        Table table = TableReader.read(new StringReader("text\na\n\nb\n"), columns);

        assertThat(table.text("text")).containsExactly("a", "", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id,class,x/a,up,1/b,up,1/a,up,2 | line 4, column id: series a goes on after another one began
                    id,class,x/a,up,1/a,down,1      | line 3, column class: need the same text in all rows of a series
                    id,class,x/a,up,1/,up,1         | line 3, column id: the value is missing
                    id,class,x/a,up,one             | line 2, column x: no number: one
                    id,class,x//a,up,1              | line 2, column x: the row ends before it
                    """)
    void namesTheLineAndColumnOfBadData(String lines, String message) {
        assertThatThrownBy(() -> TableReader.read(new StringReader(lines.replace('/', '\n')), OF_SERIES))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheLineOfARaggedRow() {
        assertThatThrownBy(() -> TableReader.read(new StringReader("id,class,x\na,up\n"), OF_SERIES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesAMissingValueWhereItIsRequired() {
        assertThatThrownBy(() ->
                        TableReader.read(new StringReader("a,y\n1,1\n1,\n"), TableColumns.numbers(Set.of("y"), null)))
                .isInstanceOf(IOException.class)
                .hasMessage("line 3, column y: the value is missing");
    }
}
