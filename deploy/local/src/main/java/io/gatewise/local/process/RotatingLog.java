package io.gatewise.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file that becomes {@code NAME.1} when it is full, and {@code NAME.1} becomes {@code NAME.2}. */
final class RotatingLog implements AutoCloseable {

    private static final int KEPT = 2;

    private final Path file;
    private final long fullBytes;
    private OutputStream out;
    private long bytes;

    RotatingLog(Path file, long fullBytes) throws IOException {
        this.file = file;
        this.fullBytes = fullBytes;
        Files.createDirectories(file.toAbsolutePath().getParent());
        open();
    }

    /** Copies {@code source} until its end. */
    void copy(InputStream source) throws IOException {
        var buffer = new byte[8192];
        int read;
        while ((read = source.read(buffer)) >= 0) {
            out.write(buffer, 0, read);
            bytes += read;
            // a line stays whole
            if (bytes >= fullBytes && buffer[read - 1] == '\n') {
                rotate();
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void open() throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        bytes = Files.size(file);
    }

    private void rotate() throws IOException {
        out.close();
        for (int number = KEPT - 1; number >= 1; number--) {
            if (Files.exists(old(number))) {
                Files.move(old(number), old(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
        open();
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
