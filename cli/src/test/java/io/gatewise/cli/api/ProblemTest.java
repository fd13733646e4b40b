package io.gatewise.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void saysNothingTwice() {
        var error = new Problem.FieldError("line 3", "need 2 cells, got 1");

        var problem = new Problem(422, "Data set refused", "line 3: need 2 cells, got 1", List.of(error));

        assertThat(problem.lines()).containsExactly("Data set refused", "line 3: need 2 cells, got 1");
    }

    @Test
    void namesTheStatusWhereTheAnswerSaysNothing() {
        assertThat(Problem.of(500, null).lines()).containsExactly("HTTP status 500");
    }
}
