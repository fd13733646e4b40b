package io.gatewise.cli.demo;

import io.gatewise.cli.api.Reason;
import io.gatewise.cli.api.UserMistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The demo's files: the data set and the spec that it sent, the winner's model, the report, the
 * stack's log, and a note of the study while it runs.
 */
final class DemoFolder {

    private final Path folder;

    /** Creates the folder if needed. */
    DemoFolder(Path folder) {
        this.folder = folder;
        attempt(folder, () -> Files.createDirectories(folder));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes a file and returns its path. */
    Path write(String name, byte[] content) {
        Path file = file(name);
        attempt(file, () -> Files.write(file, content));
        return file;
    }

    /** Notes the study that is about to be watched. */
    void noteUnfinished(String study) {
        attempt(note(), () -> Files.writeString(note(), study));
    }

    /** The study of an earlier demo that was cut off, if there is one. */
    Optional<String> unfinished() {
        if (!Files.exists(note())) {
            return Optional.empty();
        }
        var study = new String[1];
        attempt(note(), () -> study[0] = Files.readString(note()).strip());
        return Optional.of(study[0]).filter(id -> !id.isEmpty());
    }

    /** Forgets the noted study: it has ended. */
    void noneUnfinished() {
        attempt(note(), () -> Files.deleteIfExists(note()));
    }

    private Path note() {
        return file("unfinished-study");
    }

    private interface FileAction {
        @SuppressWarnings("UnusedReturnValue")
        Object run() throws IOException;
    }

    private static void attempt(Path path, FileAction action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UserMistakeException("cannot use " + path + ": " + Reason.of(e));
        }
    }
}
