package io.gatewise.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.cli.api.UserMistakeException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StackOptionsTest {

    @Test
    void leavesWhatIsNotGivenToTheLauncher() {
        Home home = Home.of("/opt/gatewise", null);

        assertThat(new StackOptions(null, null, null, false).arguments(home))
                .containsExactly("--home", "/opt/gatewise", "--data", "/opt/gatewise/.gatewise");
        assertThat(new StackOptions(9000, 2, 1, true).arguments(Home.of("/opt/gatewise", Path.of("/var/g"))))
                .containsExactly(
                        "--home",
                        "/opt/gatewise",
                        "--data",
                        "/var/g",
                        "--port",
                        "9000",
                        "--workers",
                        "2",
                        "--slots",
                        "1",
                        "--free-ports");
    }

    @Test
    void saysThatTheStackIsNotBuilt() {
        Home home = Home.of("/no/such/folder", null);

        assertThatThrownBy(home::launcher)
                .isInstanceOf(UserMistakeException.class)
                .hasMessageContaining("isn't built");
    }
}
