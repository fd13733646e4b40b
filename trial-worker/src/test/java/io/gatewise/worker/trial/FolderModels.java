package io.gatewise.worker.trial;

import io.gatewise.edge.network.NetworkZip;
import io.gatewise.edge.network.RefusedNetworkException;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.worker.lstm.MisfitException;
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
    public EarlierModel earlier(ArtifactReference model) throws IOException {
        try {
            NetworkZip.Network network = NetworkZip.read(file(model), 1_000_000);
            return EarlierModel.of(network.profile(), network.weights());
        } catch (RefusedNetworkException refused) {
            throw new MisfitException(refused.getMessage());
        }
    }

    @Override
    public Path file(ArtifactReference model) {
        return folder.resolve(model.path());
    }
}
