package io.gatewise.edge.artifact;

import io.gatewise.model.study.ArtifactReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Bytes by reference. Safe for use by several threads and processes. What isn't there is a {@link
 * java.nio.file.NoSuchFileException} where it is asked for; any other {@link IOException} means that the store can't be
 * used now.
 */
public interface ArtifactStore {

    /**
     * What lies in the store under a name.
     *
     * @param bytes its length
     */
    record Entry(String path, long bytes) {}

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
    default InputStream open(ArtifactReference artifact) throws IOException {
        return open(artifact.path());
    }

    /** The content of whatever lies under a path now; as {@link #open(ArtifactReference)}. */
    InputStream open(String path) throws IOException;

    /**
     * A local file with the content, not to be changed.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws IOException                       if the content's digest is not the reference's
     */
    Path local(ArtifactReference artifact) throws IOException;

    /** Whether there is an artifact of that path and length. */
    boolean exists(ArtifactReference artifact) throws IOException;

    /**
     * All artifacts below a folder, folders within it included.
     *
     * @param folder names separated by '/', as in a path
     * @return in no order; empty if there is no such folder
     */
    List<Entry> list(String folder) throws IOException;

    /** Removes what lies under a path; nothing happens if nothing does. */
    void delete(String path) throws IOException;
}
