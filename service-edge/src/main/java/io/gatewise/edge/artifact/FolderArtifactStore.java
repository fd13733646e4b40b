package io.gatewise.edge.artifact;

import io.gatewise.model.study.ArtifactReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Artifacts as files below one folder. */
public final class FolderArtifactStore implements ArtifactStore {

    private static final String UNFINISHED = ".unfinished-";

    private final Path root;

    /** A store below {@code root}, which is made at the first write. */
    public FolderArtifactStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public ArtifactReference put(String path, InputStream content) throws IOException {
        Path target = resolve(path);
        Files.createDirectories(target.getParent());
        // in the target's folder, so that the move is atomic
        Path unfinished = target.resolveSibling(UNFINISHED + UUID.randomUUID());
        try {
            var digesting = new DigestInputStream(content, sha256());
            long bytes;
            try (var out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW)) {
                bytes = digesting.transferTo(out);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return new ArtifactReference(path, hex(digesting.getMessageDigest()), bytes);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public InputStream open(ArtifactReference artifact) throws IOException {
        return Files.newInputStream(resolve(artifact.path()));
    }

    @Override
    public Path local(ArtifactReference artifact) throws IOException {
        Path file = resolve(artifact.path());
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            String found = hex(in.getMessageDigest());
            if (!found.equals(artifact.sha256())) {
                throw new IOException("artifact " + artifact.path() + " is damaged: its digest is " + found + ", not "
                        + artifact.sha256());
            }
        }
        return file;
    }

    @Override
    public boolean exists(ArtifactReference artifact) {
        Path file = resolve(artifact.path());
        try {
            return Files.isRegularFile(file) && Files.size(file) == artifact.bytes();
        } catch (IOException gone) {
            return false;
        }
    }

    private Path resolve(String path) {
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\\') >= 0) {
                throw new IllegalArgumentException("no artifact path: " + path);
            }
        }
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException("no artifact path: " + path);
        }
        return file;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
