package io.gatewise.worker.store;

import java.io.Closeable;
import java.io.IOException;
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

    Path path() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(folder);
    }
}
