package io.gatewise.edge.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.ArtifactReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderArtifactStoreTest {

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasPut() throws IOException {
        var store = new FolderArtifactStore(folder.resolve("new"));

        ArtifactReference kept = store.put("models/a.zip", bytes("abc"));

        assertThat(store.open(kept).readAllBytes()).asString().isEqualTo("abc");
        assertThat(kept.bytes()).isEqualTo(3);
        // sha-256 of "abc", FIPS 180-4's example
        assertThat(kept.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(store.exists(kept)).isTrue();
    }

    @Test
    void leavesNothingBehindWhenTheSourceBreaks() throws IOException {
        var store = new FolderArtifactStore(folder);
        InputStream broken = new InputStream() {
            private int left = 10_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("line cut");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> store.put("models/a.zip", broken)).hasMessage("line cut");

        try (var files = Files.list(folder.resolve("models"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void noticesADamagedFile() throws IOException {
        var store = new FolderArtifactStore(folder);
        ArtifactReference kept = store.put("models/a.zip", bytes("abc"));
        Files.writeString(folder.resolve("models/a.zip"), "abd");

        assertThatThrownBy(() -> store.local(kept)).hasMessageContaining("damaged");
    }

    @Test
    void saysThatAnArtifactIsMissing() {
        var store = new FolderArtifactStore(folder);
        var missing = new ArtifactReference("models/b.zip", "00", 3);

        assertThat(store.exists(missing)).isFalse();
        assertThatThrownBy(() -> store.open(missing)).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../../b", "/etc/passwd", "a//b", "", ".", "a/..", "a\\b"})
    void refusesPathsThatLeaveTheFolder(String path) {
        var store = new FolderArtifactStore(folder);

        assertThatThrownBy(() -> store.put(path, bytes("abc"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
