package io.gatewise.worker.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.edge.network.NetworkZip;
import io.gatewise.edge.network.RefusedNetworkException;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.worker.TrialWorkerSettings;
import io.gatewise.worker.lstm.MisfitException;
import io.gatewise.worker.trial.EarlierModel;
import io.gatewise.worker.trial.Models;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;

/** Models in the artifact store, under {@code models/study/trial/rung/attempt/run.zip}. */
@ApplicationScoped
public class StoredModels implements Models {

    /** Beside the kept weights, the training network's, their gradients and moments, and the best so far. */
    private static final int NUMBERS_A_WEIGHT = 7;

    private final ArtifactStore store;
    private final long mostWeights;

    @Inject
    StoredModels(ArtifactStore store, TrialWorkerSettings settings) {
        this.store = store;
        this.mostWeights = settings.trialMemory().asLongValue() / (NUMBERS_A_WEIGHT * Float.BYTES);
    }

    @Override
    public ArtifactReference keep(AttemptKey key, String run, Writer model) throws IOException {
        return TemporaryFile.put(store, "models/" + key + "/" + run + ".zip", model::writeTo);
    }

    @Override
    public EarlierModel earlier(ArtifactReference model) throws IOException {
        try {
            NetworkZip.Network network = NetworkZip.read(store.local(model), mostWeights);
            return EarlierModel.of(network.profile(), network.weights());
        } catch (RefusedNetworkException refused) {
            throw new MisfitException("the model to start from is refused: " + refused.getMessage());
        }
    }

    @Override
    public Path file(ArtifactReference model) throws IOException {
        return store.local(model);
    }
}
