package io.gatewise.edge.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderArtifactStoreTest extends ArtifactStoreContract {

    private static final int ROUNDS = 2000;

    @TempDir
    Path folder;

    @Override
    ArtifactStore store() {
        return new FolderArtifactStore(folder.resolve("store"));
    }

    @Test
    void leavesNoEmptyFoldersBehind() throws IOException {
        store().put("checkpoints/s/1/a", bytes("a"));

        store().delete("checkpoints/s/1/a");

        try (var left = Files.list(folder.resolve("store"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void keepsWhatIsPutWhileAnotherRemovesTheFolderAsEmpty() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var both = List.of(threads.submit(() -> putsAndDeletes("a")), threads.submit(() -> putsAndDeletes("b")));

            for (Future<Integer> done : both) {
                assertThat(done.get()).isEqualTo(ROUNDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int putsAndDeletes(String name) throws IOException {
        String path = "checkpoints/s/1/" + name;
        int found = 0;
        for (int i = 0; i < ROUNDS; i++) {
            found += store().exists(store().put(path, bytes(name))) ? 1 : 0;
            store().delete(path);
        }
        return found;
    }
}
