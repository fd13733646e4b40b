package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableReaderTest {

    private static final String CSV = """
            date,note,births,"a,b"
            2000-01-01,"many, many",9083,1
            2000-01-02,,8006.5,2
            2000-01-03,x,1.1e4,3
            """;

    @Test
    void readsTheAskedColumnsAlone() throws IOException {
        Table table = TableReader.read(new StringReader(CSV), Set.of("births", "a,b"), "date");

        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.column("births")).containsExactly(9083, 8006.5, 11000);
        assertThat(table.column("a,b")).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> table.column("note")).hasMessageContaining("no column note");
    }

    @Test
    void findsTheFirstRowAtOrAfterATime() throws IOException {
        Table table = TableReader.read(new StringReader(CSV), Set.of("births"), "date");

        assertThat(table.firstRowFrom("2000-01-02")).isEqualTo(1);
        assertThat(table.firstRowFrom("2000-01-01T12:00:00Z")).isEqualTo(1);
        assertThat(table.firstRowFrom("1999-01-01")).isZero();
        assertThat(table.firstRowFrom("2001-01-01")).isEqualTo(3);
    }

    @Test
    void saysWhereDataIsNotWhatWasUploaded() {
        assertThatThrownBy(() -> TableReader.read(new StringReader(CSV), Set.of("deaths"), null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no column deaths");
        assertThatThrownBy(() -> TableReader.read(new StringReader("y\n1\nNaN\n"), Set.of("y"), null))
                .isInstanceOf(IOException.class)
                .hasMessage("line 3: no number in column y");
        assertThatThrownBy(() -> TableReader.read(new StringReader(""), Set.of("y"), null))
                .isInstanceOf(IOException.class)
                .hasMessage("the data set is empty");
    }

    @Test
    void readsMoreRowsThanAtFirstExpected() throws IOException {
        var csv = new StringBuilder("y\n");
        for (int row = 0; row < 5000; row++) {
            csv.append(row).append('\n');
        }

        Table table = TableReader.read(new StringReader(csv.toString()), Set.of("y"), null);

        assertThat(table.rows()).isEqualTo(5000);
        assertThat(table.column("y")[4999]).isEqualTo(4999);
    }
}
