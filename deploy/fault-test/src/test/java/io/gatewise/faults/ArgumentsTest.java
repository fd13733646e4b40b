package io.gatewise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.faults.ring.Size;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void whatFollowsShortChangesIt() {
        Arguments arguments = Arguments.parse(List.of("--seed", "7", "--short", "--trials", "30"), 1);

        assertThat(arguments.seed()).isEqualTo(7);
        assertThat(arguments.trials()).isEqualTo(30);
        assertThat(arguments.duration()).isEqualTo(Duration.ofSeconds(45));
        assertThat(arguments.limit()).isEqualTo(Duration.ofSeconds(400));
        assertThat(arguments.hits()).isEqualTo(1);
        assertThat(arguments.restarts()).isEqualTo(1);
        assertThat(arguments.size()).isEqualTo(new Size(1, 1, 3));
    }

    @Test
    void withoutAnythingItIsLongAndEndsAfterTwiceItsTime() {
        Arguments arguments = Arguments.parse(List.of("--seconds", "100"), 11);

        assertThat(arguments.seed()).isEqualTo(11);
        assertThat(arguments.trials()).isEqualTo(1000);
        assertThat(arguments.limit()).isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--trials", "0"), 1))
                .hasMessage("--trials needs a whole number from 1, got 0");
        assertThatThrownBy(() -> Arguments.parse(List.of("--workers"), 1)).hasMessage("--workers needs a value");
        assertThatThrownBy(() -> Arguments.parse(List.of("--quick"), 1)).hasMessage("unknown option --quick");
    }
}
