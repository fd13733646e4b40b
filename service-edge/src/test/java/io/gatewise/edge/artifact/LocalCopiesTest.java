package io.gatewise.edge.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.ArtifactReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCopiesTest {

    @TempDir
    Path folder;

    private final AtomicInteger fetched = new AtomicInteger();

    @Test
    void fetchesOnce() throws IOException {
        var copies = new LocalCopies(folder, 100);

        Path first = copy(copies, "abc");
        Path second = copy(copies, "abc");

        assertThat(second).isEqualTo(first).hasContent("abc");
        assertThat(fetched).hasValue(1);
    }

    @Test
    void removesWhatWasUnusedLongestWhereRoomIsShort() throws IOException {
        var copies = new LocalCopies(folder, 8);
        Path oldest = usedBefore(Duration.ofHours(2), copy(copies, "aaa"));
        Path old = usedBefore(Duration.ofHours(1), copy(copies, "bbb"));

        Path newest = copy(copies, "ccc");

        assertThat(oldest).doesNotExist();
        assertThat(old).exists();
        assertThat(newest).exists();
    }

    @Test
    void keepsWhatIsInUseHoweverLittleRoomThereIs() throws IOException {
        var copies = new LocalCopies(folder, 1);
        Path inUse = usedBefore(Duration.ofMinutes(9), copy(copies, "aaa"));

        Path newest = copy(copies, "bbb");

        assertThat(inUse).exists();
        assertThat(newest).exists();
    }

    @Test
    void keepsNothingOfWhatIsNotAsPromised() throws IOException {
        var copies = new LocalCopies(folder, 100);
        var promised = new ArtifactReference("a", "00".repeat(32), 3);

        assertThatThrownBy(() -> copies.of(promised, () -> content("abc"))).hasMessageContaining("damaged");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesNoDigestThatIsAPath() {
        var copies = new LocalCopies(folder, 100);
        var evil = new ArtifactReference("a", "../../etc/passwd", 3);

        assertThatThrownBy(() -> copies.of(evil, () -> content("abc"))).hasMessageContaining("is none");
    }

    private Path copy(LocalCopies copies, String text) throws IOException {
        var digest = Sha256.digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        var reference = new ArtifactReference(text, Sha256.hex(digest), text.length());
        return copies.of(reference, () -> {
            fetched.incrementAndGet();
            return content(text);
        });
    }

    private static ByteArrayInputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path usedBefore(Duration ago, Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
    }
}
