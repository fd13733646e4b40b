package io.gatewise.cli.command;

import io.gatewise.cli.api.Reason;
import io.gatewise.cli.api.UserMistakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the user named; {@code -} is standard input. */
final class InputFile {

    private InputFile() {}

    /** The path of a file that is there. */
    static Path path(String name) {
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new UserMistakeException("cannot read " + name + ": it is a folder");
        }
        if (!Files.exists(file)) {
            throw new UserMistakeException("cannot read " + name + ": no such file or folder");
        }
        if (!Files.isReadable(file)) {
            throw new UserMistakeException("cannot read " + name + ": no permission");
        }
        return file;
    }

    static byte[] read(String name, InputStream standardInput) {
        try {
            if (name.equals("-")) {
                return standardInput.readAllBytes();
            }
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new UserMistakeException("cannot read " + name + ": it is a folder");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserMistakeException("cannot read " + name + ": " + Reason.of(e));
        }
    }
}
