package io.gatewise.edge.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.edge.artifact.ArtifactStore.Entry;
import io.gatewise.model.study.ArtifactReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every store. */
abstract class ArtifactStoreContract {

    /** Larger than what a store may send at once. */
    private static final int MANY_BYTES = 20_000_001;

    /** The store under test, empty at first. */
    abstract ArtifactStore store();

    @Test
    void givesBackWhatWasPut() throws IOException {
        ArtifactReference kept = store().put("models/a.zip", bytes("abc"));

        assertThat(text(store().open(kept))).isEqualTo("abc");
        assertThat(kept.bytes()).isEqualTo(3);
        // sha-256 of "abc", FIPS 180-4's example
        assertThat(kept.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(store().exists(kept)).isTrue();
        assertThat(Files.readString(store().local(kept))).isEqualTo("abc");
        assertThat(Files.readString(store().local(kept))).isEqualTo("abc");
    }

    @Test
    void keepsAnEmptyArtifact() throws IOException {
        ArtifactReference kept = store().put("empty", bytes(""));

        assertThat(text(store().open(kept))).isEmpty();
        assertThat(kept.bytes()).isZero();
        assertThat(store().exists(kept)).isTrue();
    }

    @Test
    void keepsAnArtifactLargerThanOnePart() throws IOException {
        ArtifactReference kept = store().put("large", pattern(MANY_BYTES));

        assertThat(kept.bytes()).isEqualTo(MANY_BYTES);
        assertThat(Files.size(store().local(kept))).isEqualTo(MANY_BYTES); // its digest was looked at
        assertThat(kept.sha256()).isEqualTo(Sha256.of(store().local(kept)));
        try (InputStream found = store().open(kept);
                InputStream expected = pattern(MANY_BYTES)) {
            byte[] buffer = new byte[1 << 16];
            int n = found.readNBytes(buffer, 0, buffer.length);
            assertThat(java.util.Arrays.copyOf(buffer, n)).isEqualTo(expected.readNBytes(n));
        }
    }

    @Test
    void replacesWhatLayThere() throws IOException {
        ArtifactReference old = store().put("models/a.zip", bytes("abc"));

        ArtifactReference kept = store().put("models/a.zip", bytes("abcd"));

        assertThat(text(store().open("models/a.zip"))).isEqualTo("abcd");
        assertThat(store().exists(old)).isFalse();
        assertThat(store().exists(kept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 9_000_000})
    void leavesNothingBehindWhenTheSourceBreaks(int after) throws IOException {
        store().put("models/b.zip", bytes("before"));

        assertThatThrownBy(() -> store().put("models/a.zip", broken(after))).hasMessage("line cut");
        assertThatThrownBy(() -> store().put("models/b.zip", broken(after))).hasMessage("line cut");

        assertThat(store().list("models")).containsExactly(new Entry("models/b.zip", 6));
        assertThat(text(store().open("models/b.zip"))).isEqualTo("before");
    }

    @Test
    void noticesADamagedArtifact() throws IOException {
        ArtifactReference kept = store().put("models/a.zip", bytes("abc"));
        store().put("models/a.zip", bytes("abd"));

        assertThatThrownBy(() -> store().local(kept))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void saysThatAnArtifactIsMissing() throws IOException {
        var missing = new ArtifactReference("models/b.zip", "00".repeat(32), 3);

        assertThat(store().exists(missing)).isFalse();
        assertThatThrownBy(() -> store().open(missing)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().local(missing)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void listsWhatLiesBelowAFolder() throws IOException {
        store().put("checkpoints/s/1/1/a", bytes("a"));
        store().put("checkpoints/s/1/2/deep/b", bytes("bb"));
        store().put("checkpoints/s/11/1/c", bytes("ccc"));

        assertThat(store().list("checkpoints/s/1"))
                .containsExactlyInAnyOrder(
                        new Entry("checkpoints/s/1/1/a", 1), new Entry("checkpoints/s/1/2/deep/b", 2));
        assertThat(store().list("checkpoints")).hasSize(3);
        assertThat(store().list("nothing/here")).isEmpty();
    }

    @Test
    void removesAnArtifactOnce() throws IOException {
        ArtifactReference kept = store().put("checkpoints/s/1/a", bytes("a"));
        store().put("checkpoints/s/2/b", bytes("b"));

        store().delete(kept.path());
        store().delete(kept.path());

        assertThat(store().exists(kept)).isFalse();
        assertThat(store().list("checkpoints")).containsExactly(new Entry("checkpoints/s/2/b", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../../b", "/etc/passwd", "a//b", "", ".", "a/..", "a\\b"})
    void refusesPathsThatLeaveTheStore(String path) {
        assertThatThrownBy(() -> store().put(path, bytes("abc"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().open(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().list(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().delete(path)).isInstanceOf(IllegalArgumentException.class);
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(InputStream content) throws IOException {
        try (content) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** So many bytes, of which none are in memory. */
    private static InputStream pattern(int bytes) {
        return new InputStream() {
            private int given;

            @Override
            public int read() {
                return given < bytes ? given++ * 31 & 0xFF : -1;
            }

            @Override
            public int read(byte[] buffer, int from, int most) {
                int n = 0;
                for (int next = 0; n < most && (next = read()) >= 0; n++) {
                    buffer[from + n] = (byte) next;
                }
                return n == 0 && most > 0 ? -1 : n;
            }
        };
    }

    private static InputStream broken(int after) {
        InputStream whole = pattern(after);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                int next = whole.read();
                if (next < 0) {
                    throw new IOException("line cut");
                }
                return next;
            }
        };
    }
}
