package io.gatewise.worker.trial;

import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps models as files of one folder. */
record FolderModels(Path folder) implements Models {

    @Override
    public ArtifactReference keep(AttemptKey key, String run, Writer model) throws IOException {
        String name = key.study() + "-" + run + ".zip";
        Path file = Files.createTempFile(folder, "model", ".part");
        Files.delete(file);
        model.writeTo(file);
        Files.move(file, folder.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return new ArtifactReference(name, "0", Files.size(folder.resolve(name)));
    }

    @Override
    public Path file(ArtifactReference model) {
        return folder.resolve(model.path());
    }
}
