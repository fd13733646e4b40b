package io.gatewise.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsColumnsAndLeavesNoTrailingSpaces() {
        var table = new Table("NAME", ">N", "REASON").row("größer", 5, null).row("b", 1234, "two\nlines");

        assertThat(table.lines())
                .containsExactly(
                        "NAME       N  REASON", //
                        "größer     5",
                        "b       1234  two lines");
    }

    @Test
    void refusesARowOfAnotherLength() {
        var table = new Table("A", "B");

        assertThatThrownBy(() -> table.row("only one")).isInstanceOf(IllegalArgumentException.class);
    }
}
