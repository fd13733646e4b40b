package io.gatewise.worker.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.model.study.ArtifactReference;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place for a file that is only needed for a moment. */
final class TemporaryFile implements Closeable {

    private final Path folder;
    private final Path file;

    /** There is no file yet. */
    TemporaryFile() throws IOException {
        this.folder = Files.createTempDirectory("gatewise-worker");
        this.file = folder.resolve("file");
    }

    /** Writes what an artifact is to hold. */
    @FunctionalInterface
    interface Content {

        void writeTo(Path file) throws IOException;
    }

    /** Keeps what is written to a file for a moment. */
    static ArtifactReference put(ArtifactStore store, String path, Content content) throws IOException {
        try (var local = new TemporaryFile()) {
            content.writeTo(local.path());
            try (InputStream written = Files.newInputStream(local.path())) {
                return store.put(path, written);
            }
        }
    }

    Path path() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(folder);
    }
}
