package io.gatewise.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void keepsDataUnderTheHomeUnlessToldOtherwise() {
        var options = Options.parse(List.of("--home", "/opt/gatewise"));

        assertThat(options.home()).isEqualTo(Path.of("/opt/gatewise"));
        assertThat(options.data()).isEqualTo(Path.of("/opt/gatewise/.gatewise"));
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.workers()).isEqualTo(1);
        assertThat(options.slots()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(options.freePorts()).isFalse();
    }

    @Test
    void readsEveryOption() {
        var options = Options.parse(List.of(
                "--data",
                "/tmp/d",
                "--port",
                "9000",
                "--workers",
                "3",
                "--slots",
                "2",
                "--free-ports",
                "--infrastructure-only"));

        assertThat(options)
                .isEqualTo(new Options(
                        Path.of("").toAbsolutePath().normalize(), Path.of("/tmp/d"), 9000, 3, 2, true, true));
    }

    @ParameterizedTest
    @CsvSource({
        "--port=x,     '--port needs a whole number from 0 to 65535, got x'",
        "--port=70000, '--port needs a whole number from 0 to 65535, got 70000'",
        "--slots=0,    '--slots needs a whole number from 1 to 256, got 0'",
        "--data,       '--data needs a value'",
        "--colour=red, 'unknown option --colour'"
    })
    void refusesWhatItDoesNotKnow(String arguments, String message) {
        assertThatThrownBy(() -> Options.parse(List.of(arguments.split("="))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
