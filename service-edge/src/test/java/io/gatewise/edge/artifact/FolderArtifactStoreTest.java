package io.gatewise.edge.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderArtifactStoreTest extends ArtifactStoreContract {

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
}
