package io.gatewise.edge.artifact;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import org.jboss.logging.Logger;

/** Makes the artifact store that the settings name. */
@ApplicationScoped
class ArtifactStoreProducer {

    private static final Logger LOG = Logger.getLogger(ArtifactStoreProducer.class);

    /** Wrong settings stop the service here, and not at the first upload. */
    void start(@Observes StartupEvent event, ArtifactSettings settings, ArtifactStore store) {
        LOG.infof("artifacts kind=%s place=%s", settings.kind(), store);
    }

    @Produces
    @ApplicationScoped
    ArtifactStore artifactStore(ArtifactSettings settings) {
        return switch (settings.kind()) {
            case FOLDER ->
                new FolderArtifactStore(settings.folder()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "gatewise.artifacts.folder: needed where gatewise.artifacts.kind is folder")));
            case S3 -> S3ArtifactStore.of(settings.s3());
        };
    }

    void close(@Disposes ArtifactStore store) {
        if (store instanceof S3ArtifactStore s3) {
            s3.close();
        }
    }
}
