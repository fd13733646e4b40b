package io.gatewise.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes on their way from the server.
 *
 * @param suggestedName the file name that the server suggests, without any folder
 * @param content       the bytes, to be read once
 */
public record Download(Optional<String> suggestedName, InputStream content) {

    private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]+)\"?");

    /** The name in a Content-Disposition header, its folders cut off: a server must not choose where to write. */
    static Optional<String> fileName(String disposition) {
        Matcher matcher = FILE_NAME.matcher(disposition);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group(1).replaceFirst("^.*[/\\\\]", "").trim();
        return name.isEmpty() || name.startsWith(".") ? Optional.empty() : Optional.of(name);
    }

    /** Writes all bytes to {@code target}, which appears whole or not at all, and returns its absolute path. */
    public Path saveTo(Path target) {
        Path file = target.toAbsolutePath().normalize();
        try (InputStream bytes = content) {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), ".gatewise", ".part");
            try {
                Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UserMistakeException("cannot save " + file + ": " + Reason.of(e));
        }
        return file;
    }
}
