package io.gatewise.study.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.edge.network.NetworkZip;
import io.gatewise.edge.security.Caller;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.study.StudyServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The networks that were uploaded: their profiles in the database, their zips as they came in the artifact store. */
@ApplicationScoped
public class ModelCatalogue {

    private final Jdbi jdbi;
    private final ArtifactStore artifacts;
    private final Clock clock;
    private final long largestBytes;

    ModelCatalogue(Jdbi jdbi, ArtifactStore artifacts, Clock clock, StudyServiceSettings settings) {
        this.jdbi = jdbi;
        this.artifacts = artifacts;
        this.clock = clock;
        this.largestBytes = settings.largestModelBytes();
    }

    /** What became of an upload; {@code isNew} if that content was not there under that name. */
    public record Added(StoredModel model, boolean isNew) {}

    /**
     * Adds a network. Nothing is made of what the zip names, and nothing is unpacked.
     *
     * @param owner whose it is
     * @param zip read to its end or to the limit
     * @throws TooLargeException                                     if it is larger than allowed
     * @throws io.gatewise.edge.network.RefusedNetworkException if it is none that can be trained here
     */
    public Added add(Caller owner, String name, InputStream zip) throws IOException {
        Path file = Files.createTempFile("gatewise-model", ".zip");
        try {
            String digest = copy(zip, file);
            ModelProfile profile = NetworkZip.profile(file);
            var stored = new StoredModel(owner.owner(), name, profile, keep(digest, file), clock.instant());
            boolean isNew = jdbi.inTransaction(transaction -> ModelRows.write(transaction, stored));
            return new Added(stored, isNew);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Returns the digest. */
    private String copy(InputStream upload, Path file) throws IOException {
        MessageDigest digest = sha256();
        var buffer = new byte[1 << 16];
        long bytes = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
                bytes += read;
                if (bytes > largestBytes) {
                    throw new TooLargeException(largestBytes);
                }
                out.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private ArtifactReference keep(String digest, Path file) throws IOException {
        var reference = new ArtifactReference("models/uploaded/" + digest + ".zip", digest, Files.size(file));
        if (artifacts.exists(reference)) {
            return reference;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return artifacts.put(reference.path(), in);
        }
    }

    /** The newest of that name that the caller may see, else the one of that digest; their own before others'. */
    public Optional<StoredModel> find(Caller caller, String nameOrDigest) {
        return jdbi.withHandle(handle -> ModelRows.find(handle, caller, nameOrDigest));
    }

    /** The newest of each name of each owner that the caller may see, by name. */
    public List<StoredModel> newest(Caller caller) {
        return jdbi.withHandle(handle -> ModelRows.newest(handle, caller));
    }

    /**
     * Forgets all networks of that name, or of that digest, of the owner whose one {@link #find} would find. Their zips are no longer referenced; studies that are over keep
     * what came of them.
     *
     * @return whether there was one
     * @throws InUseException if a study that isn't over starts from one
     */
    public boolean delete(Caller caller, String nameOrDigest) throws InUseException {
        return jdbi.inTransaction(transaction -> {
            Optional<String> owner =
                    ModelRows.find(transaction, caller, nameOrDigest).map(StoredModel::owner);
            if (owner.isEmpty()) {
                return false;
            }
            Optional<String> user = ModelRows.user(transaction, owner.get(), nameOrDigest);
            if (user.isPresent()) {
                throw new InUseException(user.get());
            }
            return ModelRows.delete(transaction, owner.get(), nameOrDigest) > 0;
        });
    }

    /** A study needs it. */
    public static final class InUseException extends Exception {

        InUseException(String study) {
            super((study.isEmpty() ? "another owner's study" : "study " + study) + " starts from it and isn't over");
        }
    }

    /** The zip as it came, to be closed by the caller. */
    public InputStream content(StoredModel model) throws IOException {
        return artifacts.open(model.content());
    }
}
