package io.gatewise.worker.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.worker.trial.Models;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models in the artifact store, under {@code models/study/trial/rung/attempt/run.zip}. */
@ApplicationScoped
public class StoredModels implements Models {

    private final ArtifactStore store;

    @Inject
    StoredModels(ArtifactStore store) {
        this.store = store;
    }

    @Override
    public ArtifactReference keep(AttemptKey key, String run, Writer model) throws IOException {
        Path folder = Files.createTempDirectory("gatewise-model");
        Path file = folder.resolve("model.zip");
        try {
            model.writeTo(file);
            try (var content = Files.newInputStream(file)) {
                return store.put("models/" + key + "/" + run + ".zip", content);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    @Override
    public Path file(ArtifactReference model) throws IOException {
        return store.local(model);
    }
}
