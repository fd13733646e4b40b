package io.gatewise.study.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.edge.network.NetworkZip;
import io.gatewise.edge.network.RefusedNetworkException;
import io.gatewise.edge.security.Caller;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.Transfer;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.StudyState;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.spec.SpecModels.NoModelException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Finds the networks that specs want to start from: uploaded ones, and the winners of earlier studies. */
@ApplicationScoped
public class StartingModels {

    private final Jdbi jdbi;
    private final ModelCatalogue uploaded;
    private final StudyQueries studies;
    private final ArtifactStore artifacts;

    StartingModels(Jdbi jdbi, ModelCatalogue uploaded, StudyQueries studies, ArtifactStore artifacts) {
        this.jdbi = jdbi;
        this.uploaded = uploaded;
        this.studies = studies;
        this.artifacts = artifacts;
    }

    /** A network and where it lies. */
    public record Found(ArtifactReference content, ModelProfile profile) {}

    /**
     * The network that a spec names.
     *
     * @param caller who must be allowed to see it
     * @throws NoModelException if there is none; it says why
     */
    public Found find(Caller caller, Transfer transfer) throws NoModelException {
        if (transfer.model() != null) {
            StoredModel model = uploaded.find(caller, transfer.model())
                    .orElseThrow(() -> new NoModelException(
                            "no model of the name or digest " + transfer.model() + ": upload it first"));
            return new Found(model.content(), model.profile());
        }
        ArtifactReference content = winner(caller, transfer.study());
        try {
            return new Found(content, NetworkZip.profile(artifacts.local(content)));
        } catch (RefusedNetworkException refused) {
            throw new NoModelException(
                    "the model of study " + transfer.study() + " is refused: " + refused.getMessage());
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private ArtifactReference winner(Caller caller, String id) throws NoModelException {
        StudyRecord record =
                study(caller, id).orElseThrow(() -> new NoModelException("there is no study of the id " + id));
        Study study = record.study();
        if (study.state() != StudyState.FINISHED) {
            throw new NoModelException(
                    "need a finished study, " + id + " is " + study.state().key());
        }
        if (study.winner() == null) {
            throw new NoModelException("study " + id + " has no model: " + study.reason());
        }
        Optional<ArtifactReference> kept = jdbi.withHandle(handle -> TrialRows.find(handle, study.id(), study.winner())
                .flatMap(Trial::completed)
                .map(Outcome.Completed::model));
        Optional<ArtifactReference> retrained =
                Optional.ofNullable(record.evaluation()).map(evaluation -> evaluation.model());
        return kept.or(() -> retrained)
                .orElseThrow(() -> new NoModelException("study " + id
                        + " kept no model: with several folds there is one only after a look at a test part"));
    }

    private Optional<StudyRecord> study(Caller caller, String id) {
        try {
            return studies.study(caller, new StudyId(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
