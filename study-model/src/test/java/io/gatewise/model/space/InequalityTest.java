package io.gatewise.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InequalityTest {

    private static final Map<String, Double> VALUES = Map.of("a", 2.0, "b", 3.0, "weight-decay", 0.5, "zero", 0.0);

    private static boolean holds(String text) {
        return new Inequality(text)
                .holds(name -> VALUES.containsKey(name) ? OptionalDouble.of(VALUES.get(name)) : OptionalDouble.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "a <= b, true",
        "b <= a, false",
        "a<2, false",
        "a <= 2, true",
        "b > a, true",
        "a * b >= 6, true",
        "1 + 2 * a > 2 * b, false",
        "(1 + 2) * a >= 2 * b, true",
        "b - a - 1 >= 0.5, false",
        "12 / b / a <= 2, true",
        "-a < 0, true",
        "-(a - b) > 0.9, true",
        "1e3 > a, true",
        "`weight-decay` < 1, true",
        "a / zero > 0, false",
        "a / zero <= 0, false",
    })
    void countsAsOneExpects(String text, boolean expected) {
        assertThat(holds(text)).isEqualTo(expected);
    }

    @Test
    void asksForNothingWhereAValueIsMissing() {
        assertThat(holds("units2 <= a - 100")).isTrue();
    }

    @Test
    void knowsItsNames() {
        assertThat(new Inequality("2 * units * layers <= `weight-decay` + 3").names())
                .containsExactly("units", "layers", "weight-decay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a = b",
                "a <=",
                "<= b",
                "a <= b <= c",
                "a + <= b",
                "(a <= b",
                "a) <= b",
                "a b <= 1",
                "a $ 2 < 1",
                ""
            })
    void refusesWhatIsNoInequality(String text) {
        assertThatThrownBy(() -> new Inequality(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need");
    }

    @Test
    void refusesParenthesesWithoutEnd() {
        assertThatThrownBy(() -> new Inequality("(".repeat(10_000) + "a <= 1")).hasMessageContaining("nested deeper");
    }
}
