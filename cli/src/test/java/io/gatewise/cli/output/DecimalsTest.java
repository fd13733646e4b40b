package io.gatewise.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    @Test
    void givesTheLargestValueFiveDigits() {
        assertThat(Decimals.of(Arrays.asList(909.26, 61.0, null)).text(61.0)).isEqualTo("61.00");
        assertThat(Decimals.of(List.of(0.5, 0.25)).text(0.25)).isEqualTo("0.25000");
        assertThat(Decimals.of(List.of(-123456.0)).text(-123456.4)).isEqualTo("-123456");
        assertThat(Decimals.of(List.of(0.0)).text(0.0)).isEqualTo("0.0000");
        assertThat(Decimals.of(List.of()).text(null)).isEmpty();
    }
}
