package io.gatewise.edge.artifact;

import io.gatewise.model.study.ArtifactReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Bytes by reference. Safe for use by several threads and processes. */
public interface ArtifactStore {

    /**
     * Keeps {@code content}, which is read to its end but not closed. Readers see all of it or nothing.
     *
     * @param path names separated by '/', none of them empty, '.' or '..'; an artifact of that path is replaced
     * @throws IllegalArgumentException if the path leaves the store
     */
    ArtifactReference put(String path, InputStream content) throws IOException;

    /**
     * The content, to be closed by the caller; not checked against the digest.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    InputStream open(ArtifactReference artifact) throws IOException;

    /**
     * A local file with the content, not to be changed.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws IOException                       if the content's digest is not the reference's
     */
    Path local(ArtifactReference artifact) throws IOException;

    /** Whether there is an artifact of that path and length. */
    boolean exists(ArtifactReference artifact);
}
