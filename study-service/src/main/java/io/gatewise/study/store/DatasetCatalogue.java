package io.gatewise.study.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.edge.security.Caller;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.dataset.CanonicalDataset;
import io.gatewise.study.dataset.DatasetReader;
import io.gatewise.study.dataset.format.Upload;
import io.gatewise.study.dataset.format.Upload.UploadedFile;
import io.gatewise.study.dataset.format.UploadOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** All data sets: their profiles in the database, their canonical forms in the artifact store. */
@ApplicationScoped
public class DatasetCatalogue {

    private final Jdbi jdbi;
    private final ArtifactStore artifacts;
    private final Clock clock;
    private final long largestUploadBytes;

    DatasetCatalogue(Jdbi jdbi, ArtifactStore artifacts, Clock clock, StudyServiceSettings settings) {
        this.jdbi = jdbi;
        this.artifacts = artifacts;
        this.clock = clock;
        this.largestUploadBytes = settings.largestUploadBytes();
    }

    /** What became of an upload; {@code isNew} if that content was not there under that name. */
    public record Added(StoredDataset dataset, boolean isNew) {}

    /**
     * One file as it comes.
     *
     * @param part     {@code train}, {@code validation} or {@code test}; null for the only file
     * @param fileName what the user calls it; null if that is not known
     * @param content  read to its end or to the limit
     */
    public record Incoming(String part, String fileName, InputStream content) {}

    /**
     * Adds a data set.
     *
     * @param owner whose it is
     * @param files one without a part, or several with different ones
     * @throws TooLargeException                                  if they are larger than allowed
     * @throws io.gatewise.study.dataset.RefusedDataException if they are no data set
     */
    public Added add(Caller owner, String name, List<Incoming> files, UploadOptions options) throws IOException {
        Path folder = Files.createTempDirectory("gatewise-upload");
        try {
            Path canonical = folder.resolve("canonical.csv");
            CanonicalDataset dataset =
                    DatasetReader.read(Upload.table(taken(files, folder), options, folder), canonical);
            var stored = new StoredDataset(
                    owner.owner(),
                    name,
                    dataset.profile(),
                    new DataReference(dataset.digest(), keep(dataset, canonical)),
                    clock.instant());
            return new Added(stored, write(stored, dataset, canonical));
        } finally {
            remove(folder);
        }
    }

    /** Whether it is new. Its content may have been removed, as nobody's, since it was found to be there. */
    private boolean write(StoredDataset stored, CanonicalDataset dataset, Path canonical) throws IOException {
        return jdbi.inTransaction(transaction -> {
            LeftoverRows.lockData(transaction, dataset.digest());
            boolean isNew = DatasetRows.write(transaction, stored);
            keep(dataset, canonical);
            return isNew;
        });
    }

    private List<UploadedFile> taken(List<Incoming> files, Path folder) throws IOException {
        var taken = new ArrayList<UploadedFile>();
        long left = largestUploadBytes;
        for (Incoming file : files) {
            Path raw = folder.resolve("upload-" + taken.size());
            left -= copy(file.content(), raw, left);
            taken.add(new UploadedFile(file.part(), raw, file.fileName()));
        }
        return taken;
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.delete(folder);
    }

    private long copy(InputStream upload, Path raw, long most) throws IOException {
        var buffer = new byte[1 << 16];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(raw)) {
            for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
                bytes += read;
                if (bytes > most) {
                    throw new TooLargeException(largestUploadBytes);
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    /** Where the canonical form lies. */
    static String path(String digest) {
        return "datasets/" + digest + ".csv";
    }

    private ArtifactReference keep(CanonicalDataset dataset, Path canonical) throws IOException {
        String path = path(dataset.digest());
        var reference =
                new ArtifactReference(path, dataset.digest(), dataset.profile().bytes());
        if (artifacts.exists(reference)) {
            return reference;
        }
        try (InputStream in = Files.newInputStream(canonical)) {
            return artifacts.put(path, in);
        }
    }

    /** The newest of that name that the caller may see, else the one of that digest; their own before others'. */
    public Optional<StoredDataset> find(Caller caller, String nameOrDigest) {
        return jdbi.withHandle(handle -> DatasetRows.find(handle, caller, nameOrDigest));
    }

    /** The newest of each name of each owner that the caller may see, by name. */
    public List<StoredDataset> newest(Caller caller) {
        return jdbi.withHandle(handle -> DatasetRows.newest(handle, caller));
    }

    /**
     * Forgets all data sets of that name, or of that digest, of the owner whose one {@link #find} would find. Content that no other name has is removed soon after.
     *
     * @return whether there was one
     * @throws InUseException if a study may need one
     */
    public boolean delete(Caller caller, String nameOrDigest) throws InUseException {
        return jdbi.inTransaction(transaction -> {
            Optional<String> owner =
                    DatasetRows.find(transaction, caller, nameOrDigest).map(StoredDataset::owner);
            if (owner.isEmpty()) {
                return false;
            }
            List<String> digests = DatasetRows.lock(transaction, owner.get(), nameOrDigest);
            Optional<String> user = DatasetRows.user(transaction, owner.get(), nameOrDigest);
            if (user.isPresent()) {
                throw new InUseException(user.get());
            }
            DatasetRows.delete(transaction, owner.get(), nameOrDigest);
            digests.forEach(digest -> LeftoverRows.leave(transaction, LeftoverRows.DATASET, digest, clock.instant()));
            return !digests.isEmpty();
        });
    }

    /** A study needs it. */
    public static final class InUseException extends Exception {

        private static final long serialVersionUID = 1L;

        InUseException(String study) {
            super((study.isEmpty() ? "another owner's study" : "study " + study)
                    + " learns from it: cancel or delete the study first");
        }
    }

    /** The canonical form, to be closed by the caller. */
    public InputStream content(StoredDataset dataset) throws IOException {
        return artifacts.open(dataset.data().content());
    }

    /** A local file with the canonical form. */
    public Path local(StoredDataset dataset) throws IOException {
        return artifacts.local(dataset.data().content());
    }
}
