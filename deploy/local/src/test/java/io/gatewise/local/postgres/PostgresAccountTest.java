package io.gatewise.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresAccountTest {

    private static final Path PROGRAM = Path.of("/bin/sh");

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void makeData() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void isNeverRoot() throws Exception {
        var account = PostgresAccount.choose(PROGRAM, data);

        var user = new ProcessBuilder(account.command(List.of("id", "-u"))).start();
        assertThat(new String(user.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII))
                .isNotBlank()
                .isNotEqualTo("0\n");
    }

    @Test
    void rootHandsTheDataToNobodyWhereThereAreNoUserNamespaces() throws Exception {
        assumeTrue(isRoot(), "an ordinary user needs no other account");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        var account = PostgresAccount.nobody(PROGRAM, data);

        var touch = new ProcessBuilder(
                        account.command(List.of("touch", data.resolve("mine").toString())))
                .start();
        assertThat(touch.waitFor()).isZero();
        assertThat(Files.getAttribute(data.resolve("mine"), "unix:uid")).isEqualTo(65_534);
    }

    @Test
    void saysWhenNobodyCanNotReachTheData() throws Exception {
        assumeTrue(isRoot(), "an ordinary user needs no other account");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> PostgresAccount.nobody(PROGRAM, data))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PostgreSQL refuses to run as root")
                .hasMessageContaining(data.toString());
    }

    private boolean isRoot() throws IOException {
        return Files.getAttribute(data, "unix:uid").equals(0);
    }
}
