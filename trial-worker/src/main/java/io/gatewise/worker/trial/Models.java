package io.gatewise.worker.trial;

import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import java.io.IOException;
import java.nio.file.Path;

/** Where trained networks are kept. */
public interface Models {

    /** Writes a model to a file that doesn't exist yet. */
    @FunctionalInterface
    interface Writer {

        /** Writes it. */
        void writeTo(Path file) throws IOException;
    }

    /** Keeps the model of a run for good. */
    ArtifactReference keep(AttemptKey key, String run, Writer model) throws IOException;

    /**
     * A model to start from, which may be anybody's.
     *
     * @throws io.gatewise.worker.lstm.MisfitException if it is no network that can be trained here
     */
    EarlierModel earlier(ArtifactReference model) throws IOException;

    /** A local file with a model that was kept; not to be changed. */
    Path file(ArtifactReference model) throws IOException;
}
