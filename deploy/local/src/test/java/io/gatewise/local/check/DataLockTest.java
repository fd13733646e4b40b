package io.gatewise.local.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @TempDir
    private Path folder;

    @Test
    void keepsTheSecondOutAndNamesTheFirst() throws Exception {
        try (var first = DataLock.take(folder, "process 12, http://127.0.0.1:8080")) {
            assertThat(first).isNotNull();

            assertThatThrownBy(() -> DataLock.take(folder, "process 13"))
                    .isInstanceOf(DataLock.HeldException.class)
                    .hasMessage("already running on " + folder + ": process 12, http://127.0.0.1:8080");
        }
    }

    @Test
    void keepsAnotherProcessOut() throws Exception {
        try (var first = DataLock.take(folder, "the test")) {
            assertThat(first).isNotNull();

            var other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ToyLocker.class.getName(),
                            folder.toString())
                    .start();

            assertThat(new String(other.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("already running")
                    .contains("the test");
        }
    }

    @Test
    void takesTheLockFileOfADeadProcessEvenIfItsNumberLivesAgain() throws Exception {
        Files.writeString(
                folder.resolve("lock"), "process " + ProcessHandle.current().pid() + "\n");

        try (var lock = DataLock.take(folder, "process 14")) {
            assertThat(lock).isNotNull();
            assertThat(folder.resolve("lock")).content().isEqualTo("process 14\n");
        }
    }

    @Test
    void canBeTakenAgainOnceItIsGivenBack() throws Exception {
        DataLock.take(folder, "first").close();

        try (var second = DataLock.take(folder, "second")) {
            assertThat(second).isNotNull();
        }
    }

    /** Tries the lock in a JVM of its own. */
    static final class ToyLocker {

        private ToyLocker() {}

        public static void main(String[] arguments) throws Exception {
            try (var lock = DataLock.take(Path.of(arguments[0]), "toy")) {
                System.out.println("taken " + lock);
            } catch (DataLock.HeldException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
