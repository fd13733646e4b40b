package io.gatewise.edge.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the artifact store that the settings name. */
@ApplicationScoped
class ArtifactStoreProducer {

    @Produces
    @ApplicationScoped
    ArtifactStore artifactStore(ArtifactSettings settings) {
        return new FolderArtifactStore(settings.folder());
    }
}
