package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.edge.artifact.FolderArtifactStore;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.worker.checkpoint.Checkpoints;
import io.gatewise.worker.store.StoredCheckpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checkpoint a run goes on from, and what becomes of those that can't be used. */
class BeginningsTest {

    private static final String WAVE = new String(Sines.csv(), StandardCharsets.UTF_8);
    private static final int EPOCHS = 6;

    @TempDir
    Path folder;

    private final TrainTrial request = Sines.train(new Configuration(Map.of("dropout", 0.2)), EPOCHS, null);
    private Relay relay;

    @BeforeEach
    void begin() {
        relay = new Relay(WAVE, folder);
    }

    @Test
    void keepsTheTwoNewestOfARunUnderTheirPlace() throws IOException {
        relay.stopped(request, 4);

        List<String> paths = checkpoints();

        assertThat(paths).hasSize(2).allMatch(path -> path.startsWith("checkpoints/waves/1/1/1/run-1-"));
        assertThat(paths.get(0)).endsWith("/1/3");
        assertThat(paths.get(1)).endsWith("/1/4");
    }

    @Test
    void givesBackWithTheNewest() throws IOException {
        var back = (RunEnd.GivenBack) relay.stopped(request, 4);

        assertThat(back.checkpoint().path()).isEqualTo(checkpoints().get(1));
    }

    @Test
    void fallsBackToTheOlderOneWhereTheNewestIsCutShort() throws IOException {
        relay.stopped(request, 4);
        Path newest = file(checkpoints().get(1));
        byte[] content = Files.readAllBytes(newest);
        Files.write(newest, java.util.Arrays.copyOf(content, content.length / 2));

        Outcome.Completed completed = relay.whole(Relay.reissued(request));

        assertThat(relay.heard.wentOn).isEqualTo("fold 1, epoch 3");
        assertThat(relay.heard.notes).singleElement().asString().startsWith("passed: it is damaged");
        assertThat(completed.curve()).extracting(CurvePoint::epoch).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void startsOverAndSaysSoWhereNoneCanBeRead() throws IOException {
        relay.stopped(request, 4);
        for (String path : checkpoints()) {
            Files.writeString(file(path), "garbled");
        }

        relay.whole(Relay.reissued(request));

        assertThat(relay.heard.wentOn).isNull();
        assertThat(relay.heard.notes)
                .containsExactly(
                        "passed: it has 7 bytes, too few for a checkpoint",
                        "passed: it has 7 bytes, too few for a checkpoint",
                        "over: it has 7 bytes, too few for a checkpoint");
        assertThat(relay.heard.points).hasSize(EPOCHS);
    }

    @Test
    void doesNotGoOnFromAnotherTrialsCheckpoint() throws IOException {
        relay.stopped(request, 4);

        Outcome.Completed other = relay.whole(Relay.withSeed(Relay.reissued(request), 8));

        assertThat(relay.heard.wentOn).isNull();
        assertThat(relay.heard.notes.get(0)).isEqualTo("passed: it is of another trial, seed: need 8, found 7");
        assertThat(other.curve())
                .isNotEqualTo(relay.whole(Relay.reissued(request)).curve());
    }

    @Test
    void goesOnFromTheNamedOneWhereItsRungHasNone() throws IOException {
        Outcome.Completed first = relay.whole(Relay.withRung(request, new Rung(1, 2, 1, 1.0)));

        relay.whole(Relay.promoted(request, new Rung(2, EPOCHS, 1, 1.0), first.checkpoint()));

        assertThat(relay.heard.wentOn).isEqualTo("fold 1, epoch 2");
    }

    @Test
    void startsOverAndSaysSoWhereTheNamedOneIsGone() throws IOException {
        var gone = new ArtifactReference("checkpoints/waves/1/1/1/r/1/2", "00", 3);

        relay.whole(Relay.promoted(request, new Rung(2, EPOCHS, 1, 1.0), gone));

        assertThat(relay.heard.notes).hasSize(2);
        assertThat(relay.heard.notes.get(0)).startsWith("passed: java.nio.file.NoSuchFileException");
        assertThat(relay.heard.notes.get(1)).startsWith("over: ");
    }

    @Test
    void passesOverOneThatWentFurtherThanTheRung() throws IOException {
        Outcome.Completed first = relay.whole(Relay.withRung(request, new Rung(1, 4, 1, 1.0)));

        relay.whole(Relay.promoted(request, new Rung(2, 3, 1, 1.0), first.checkpoint()));

        assertThat(relay.heard.notes.get(0)).contains("fold 1, epoch 4").contains("1 folds and 3 epochs");
        assertThat(relay.heard.points).hasSize(3);
    }

    @Test
    void aFirstAttemptSaysNothing() throws IOException {
        relay.whole(request);

        assertThat(relay.heard.notes).isEmpty();
        assertThat(relay.heard.wentOn).isNull();
    }

    @Test
    void trainsOnThoughNothingCanBeWritten() throws IOException {
        var full = new StoredCheckpoints(new FolderArtifactStore(folder.resolve("store"))) {
            @Override
            public ArtifactReference keep(Place place, Checkpoints.Writer writer) throws IOException {
                throw new IOException("no space left on device");
            }
        };
        var unlucky = new Relay(WAVE, folder, new FolderArtifactStore(folder.resolve("store")), full);

        Outcome.Completed completed = unlucky.whole(Relay.withRung(request, new Rung(1, 4, 1, 1.0)));

        assertThat(completed.curve()).hasSize(4);
        assertThat(completed.checkpoint()).isNull();
        assertThat(unlucky.heard.failures).isEqualTo(4); // tried again at each epoch's end
    }

    private List<String> checkpoints() throws IOException {
        return relay.artifacts().list("checkpoints").stream()
                .map(ArtifactStore.Entry::path)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private Path file(String path) {
        return folder.resolve("store").resolve(path);
    }
}
