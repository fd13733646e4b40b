package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.edge.artifact.FolderArtifactStore;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudyId;
import io.gatewise.worker.checkpoint.Checkpoints.Place;
import io.gatewise.worker.store.StoredCheckpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path folder;

    private FolderArtifactStore artifacts;
    private StoredCheckpoints store;
    private Leftovers leftovers;
    private ArtifactReference newest;
    private final AttemptKey second = key(3, 2, 2);

    @BeforeEach
    void keepSome() throws IOException {
        artifacts = new FolderArtifactStore(folder);
        store = new StoredCheckpoints(artifacts);
        leftovers = new Leftovers(store);
        keep(key(3, 1, 1));
        keep(key(3, 2, 1));
        newest = keep(second);
        keep(key(3, 3, 1)); // a higher rung's
        keep(key(33, 1, 1)); // another trial's
    }

    @Test
    void removesTheTrialsWhenNoRungCanFollow() throws IOException {
        leftovers.clear(second, completed(null), false, point -> {});

        assertThat(paths()).containsExactly("checkpoints/s/3/3/1/r/1/2", "checkpoints/s/33/1/1/r/1/2");
    }

    @Test
    void keepsTheOneThatACompletedEndNames() throws IOException {
        leftovers.clear(second, completed(newest), false, point -> {});

        assertThat(paths())
                .containsExactly(
                        "checkpoints/s/3/2/2/r/1/2", "checkpoints/s/3/3/1/r/1/2", "checkpoints/s/33/1/1/r/1/2");
    }

    @Test
    void keepsAllForTheNextAttemptAfterAFailureOrACommand() throws IOException {
        leftovers.clear(second, new Outcome.Failed("disk"), false, point -> {});
        leftovers.clear(second, new Outcome.Cancelled("silent"), false, point -> {});

        assertThat(paths()).hasSize(5);
    }

    @Test
    void removesTheTrialsWhenItCannotBeTrainedOrItsStudyIsStopped() throws IOException {
        leftovers.clear(second, new Outcome.Infeasible("diverged", "it grew", List.of()), false, point -> {});
        leftovers.clear(key(33, 1, 1), new Outcome.Cancelled("study cancelled"), true, point -> {});

        assertThat(paths()).containsExactly("checkpoints/s/3/3/1/r/1/2");
    }

    private ArtifactReference keep(AttemptKey key) throws IOException {
        return store.keep(new Place(key, "r", 1, 2), file -> Files.writeString(file, "c"));
    }

    private List<String> paths() throws IOException {
        return artifacts.list("checkpoints").stream()
                .map(ArtifactStore.Entry::path)
                .sorted()
                .toList();
    }

    private static AttemptKey key(int trial, int rung, int attempt) {
        return new AttemptKey(new StudyId("s"), trial, rung, attempt);
    }

    private static Outcome completed(ArtifactReference checkpoint) {
        return new Outcome.Completed(
                1, Map.of("rmse", 1.0), List.of(), 1, false, "epochs", 1, 1, null, List.of(), null, checkpoint);
    }
}
