package io.gatewise.cli.command;

import io.gatewise.cli.api.Reason;
import io.gatewise.cli.api.UserMistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file with a token in it and nothing else. */
final class TokenFile {

    private TokenFile() {}

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UserMistakeException("cannot read the token in " + file + ": " + Reason.of(e));
        }
    }

    /** Replaces it in one step: a token that is only half there opens nothing. Others can't read the new file. */
    static void write(Path file, String token) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Path next = Files.createTempFile(folder, ".token", ""); // readable by its owner alone
            Files.writeString(next, token + "\n");
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserMistakeException("cannot write the token to " + file + ": " + Reason.of(e));
        }
    }
}
