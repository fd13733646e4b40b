package io.gatewise.edge.artifact;

import io.gatewise.model.study.ArtifactReference;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Artifacts as files below one folder. */
public final class FolderArtifactStore implements ArtifactStore {

    private static final String UNFINISHED = ".unfinished-";
    private static final int TRIES = 1000;
    private static final long LONGEST_PAUSE_NANOS = 200_000;

    private final Path root;

    /** A store below {@code root}, which is made at the first write. */
    public FolderArtifactStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public ArtifactReference put(String path, InputStream content) throws IOException {
        Path target = resolve(path);
        // in the target's folder, so that the move is atomic
        Path unfinished = target.resolveSibling(UNFINISHED + UUID.randomUUID());
        try {
            var digesting = new DigestInputStream(content, Sha256.digest());
            long bytes;
            try (var out = create(unfinished)) {
                bytes = digesting.transferTo(out);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return new ArtifactReference(path, Sha256.hex(digesting.getMessageDigest()), bytes);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Makes a file; whoever deletes beside it may remove its folder as empty just before. Pauses are random, so that
     * two which disturb each other fall out of step.
     */
    private static OutputStream create(Path file) throws IOException {
        for (int left = TRIES; ; left--) {
            try {
                Files.createDirectories(file.getParent());
                return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
            } catch (NoSuchFileException | FileAlreadyExistsException removed) {
                if (left == 1) {
                    throw removed;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
            }
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(resolve(path));
    }

    @Override
    public Path local(ArtifactReference artifact) throws IOException {
        Path file = resolve(artifact.path());
        Sha256.check(file, artifact.path(), artifact.sha256());
        return file;
    }

    @Override
    public boolean exists(ArtifactReference artifact) throws IOException {
        Path file = resolve(artifact.path());
        try {
            return Files.isRegularFile(file) && Files.size(file) == artifact.bytes();
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        Path top = resolve(folder);
        var entries = new ArrayList<Entry>();
        if (!Files.isDirectory(top)) {
            return entries;
        }
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!file.getFileName().toString().startsWith(UNFINISHED)) {
                    entries.add(new Entry(path(file), attributes.size()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException cause) throws IOException {
                if (cause instanceof NoSuchFileException) { // others remove while this one lists
                    return FileVisitResult.CONTINUE;
                }
                throw cause;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException cause) throws IOException {
                return cause instanceof NoSuchFileException
                        ? FileVisitResult.CONTINUE
                        : super.postVisitDirectory(left, cause);
            }
        });
        return entries;
    }

    private String path(Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    @Override
    public void delete(String path) throws IOException {
        Path file = resolve(path);
        if (Files.deleteIfExists(file)) {
            removeEmptyFolders(file.getParent());
        }
    }

    /** Up to the root; a folder that somebody fills again meanwhile stays. */
    private void removeEmptyFolders(Path from) throws IOException {
        for (Path folder = from; !folder.equals(root); folder = folder.getParent()) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException used) {
                return;
            }
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private Path resolve(String path) {
        ArtifactPath.check(path);
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException("no artifact path: " + path);
        }
        return file;
    }
}
