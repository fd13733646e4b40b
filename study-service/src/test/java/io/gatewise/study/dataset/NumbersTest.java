package io.gatewise.study.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "+007, 7",
        "-0, 0",
        "-0.0, 0",
        ".5, 0.5",
        "5., 5",
        "1e3, 1000",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "0.1000000000000000055, 0.1",
        "1e-9, 1E-9",
        "1e20, 1E+20",
        "12345678901234567, 12345678901234568",
        "4.9e-324, 5E-324",
        "1e-400, 0",
        "-2.50, -2.5",
        "2e-3, 0.002",
        "0.0000001, 0.0000001",
        "0.00000001, 1E-8",
        "-0.10, -0.1",
        "10, 10",
        "10., 10",
        "00.5, 0.5",
        "0., 0",
        "-7, -7",
        "100000000000000000, 1E+17",
        "9007199254740993, 9007199254740992",
        "1.7976931348623157e308, 1.7976931348623157E+308"
    })
    void writesTheShortestTextOfTheSameNumber(String text, String canonical) {
        assertThat(CanonicalNumber.of(text)).isEqualTo(canonical);
        assertThat(CanonicalNumber.of(canonical)).isEqualTo(canonical);
    }

    @Test
    void keepsEveryDouble() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(CanonicalNumber.of(Double.toString(value))))
                        .isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "-", ".", "1e", "e1", "1 2", "'1,5'", "0x1", "1f", "NaN", "1e+", "٣", "1e9999999"})
    void takesNothingElseForANumber(String text) {
        assertThat(Numbers.parse(text)).isEmpty();
    }
}
