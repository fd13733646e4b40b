package io.gatewise.edge.artifact;

import io.gatewise.model.study.ArtifactReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files with artifacts that lie elsewhere, named by digest. Safe for use by several threads and processes; one that was used
 * within the last ten minutes is never removed.
 */
final class LocalCopies {

    private static final Duration IN_USE = Duration.ofMinutes(10);
    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;
    private final long mostBytes;

    /** Where the content comes from. */
    @FunctionalInterface
    interface Source {

        /** Opens it. */
        InputStream open() throws IOException;
    }

    /**
     * Copies in a folder, which is made at the first one.
     *
     * @param mostBytes what they may take; a single larger one is there for a while nevertheless
     */
    LocalCopies(Path folder, long mostBytes) {
        this.folder = folder.toAbsolutePath().normalize();
        this.mostBytes = mostBytes;
    }

    /**
     * A file with the artifact's content.
     *
     * @throws IOException if it can't be had, or its digest isn't the reference's
     */
    Path of(ArtifactReference artifact, Source source) throws IOException {
        if (!artifact.sha256().matches("[0-9a-f]{64}")) {
            throw new IOException("artifact " + artifact.path() + ": its digest " + artifact.sha256() + " is none");
        }
        Path file = folder.resolve(artifact.sha256());
        if (!isThere(file, artifact)) {
            Files.createDirectories(folder);
            fetch(artifact, source, file);
            makeRoom(file);
        }
        return file;
    }

    /** A copy that was damaged on the disk is as good as none. */
    private static boolean isThere(Path file, ArtifactReference artifact) throws IOException {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != artifact.bytes()) {
                return false;
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Sha256.of(file).equals(artifact.sha256());
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private void fetch(ArtifactReference artifact, Source source, Path file) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED + UUID.randomUUID());
        try {
            try (InputStream in = source.open();
                    var out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW)) {
                in.transferTo(out);
            }
            Sha256.check(unfinished, artifact.path(), artifact.sha256());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private record Copy(Path file, long bytes, Instant used) {}

    private void makeRoom(Path newest) throws IOException {
        List<Copy> copies = copies();
        long bytes = copies.stream().mapToLong(Copy::bytes).sum();
        Instant inUse = Instant.now().minus(IN_USE);
        copies.sort(Comparator.comparing(Copy::used));
        for (Copy copy : copies) {
            if (bytes <= mostBytes || copy.used().isAfter(inUse)) {
                return;
            }
            if (!copy.file().equals(newest)) {
                Files.deleteIfExists(copy.file());
                bytes -= copy.bytes();
            }
        }
    }

    private List<Copy> copies() throws IOException {
        var copies = new ArrayList<Copy>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try {
                    copies.add(new Copy(
                            file,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toInstant()));
                } catch (NoSuchFileException gone) {
                    continue; // another process makes room too
                }
            }
        }
        return copies;
    }
}
