package io.gatewise.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void shortensNumbersWithoutChangingWholeOnes() {
        assertThat(Text.number(1234567)).isEqualTo("1234567");
        assertThat(Text.number(612.34567)).isEqualTo("612.35");
        assertThat(Text.number(128.0)).isEqualTo("128");
        assertThat(Text.number(123456.7)).isEqualTo("123460");
        assertThat(Text.number(0.00012345678)).isEqualTo("0.00012346");
        assertThat(Text.number(1e-9)).isEqualTo("1.0000e-09");
        assertThat(Text.number(-0.0)).isEqualTo("0");
        assertThat(Text.number(null)).isEmpty();
    }

    @Test
    void writesDurationsAsClocksDo() {
        assertThat(Text.duration(Duration.ofSeconds(7))).isEqualTo("0:07");
        assertThat(Text.duration(Duration.ofSeconds(725))).isEqualTo("12:05");
        assertThat(Text.duration(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
        assertThat(Text.duration(Duration.ofSeconds(-5))).isEqualTo("0:00");
    }

    @Test
    void writesSizesInPowersOfAThousand() {
        assertThat(Text.bytes(999)).isEqualTo("999 B");
        assertThat(Text.bytes(96_749)).isEqualTo("96.7 KB");
        assertThat(Text.bytes(12_300_000)).isEqualTo("12.3 MB");
    }
}
