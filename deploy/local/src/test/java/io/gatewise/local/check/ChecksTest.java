package io.gatewise.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {

    @TempDir
    private Path folder;

    @Test
    void namesAPortInUseAndWhatWantsIt() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();

            assertThat(PortCheck.problems(Map.of("study-service", port)))
                    .containsExactly("port " + port + ", wanted by study-service, is in use");
        }
        assertThat(PortCheck.problems(Map.of("study-service", port))).isEmpty();
    }

    @Test
    void refusesADiskWithTooLittleRoom() throws IOException {
        var room = Files.getFileStore(folder).getTotalSpace();

        assertThat(DiskCheck.problem(folder, 2 * room).orElseThrow())
                .startsWith("only ")
                .contains(" MB are free on the disk of " + folder)
                .endsWith("needed are " + 2 * room / (1024 * 1024) + " MB");
        assertThat(DiskCheck.problem(folder, 1)).isEmpty();
    }

    @Test
    void namesAProgramThatIsNotBuilt() throws IOException {
        var built = Files.createFile(folder.resolve("built.jar"));
        var missing = folder.resolve("missing.jar");

        assertThat(BuildCheck.problems(List.of(built, missing)))
                .containsExactly(missing + " is missing: build Gatewise first");
    }
}
