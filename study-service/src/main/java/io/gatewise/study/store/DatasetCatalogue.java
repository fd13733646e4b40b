package io.gatewise.study.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.dataset.CanonicalDataset;
import io.gatewise.study.dataset.DatasetReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
     * Adds a data set.
     *
     * @param upload CSV; read to its end or to the limit
     * @throws TooLargeException                                  if it is larger than allowed
     * @throws io.gatewise.study.dataset.RefusedDataException if it is no data set
     */
    public Added add(String name, InputStream upload) throws IOException {
        Path folder = Files.createTempDirectory("gatewise-upload");
        Path raw = folder.resolve("upload.csv");
        Path canonical = folder.resolve("canonical.csv");
        try {
            copy(upload, raw);
            CanonicalDataset dataset = DatasetReader.read(raw, canonical);
            var stored = new StoredDataset(
                    name,
                    dataset.profile(),
                    new DataReference(dataset.digest(), keep(dataset, canonical)),
                    clock.instant());
            boolean isNew = jdbi.inTransaction(transaction -> DatasetRows.write(transaction, stored));
            return new Added(stored, isNew);
        } finally {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(canonical);
            Files.delete(folder);
        }
    }

    private void copy(InputStream upload, Path raw) throws IOException {
        var buffer = new byte[1 << 16];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(raw)) {
            for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
                bytes += read;
                if (bytes > largestUploadBytes) {
                    throw new TooLargeException(largestUploadBytes);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private ArtifactReference keep(CanonicalDataset dataset, Path canonical) throws IOException {
        String path = "datasets/" + dataset.digest() + ".csv";
        var reference =
                new ArtifactReference(path, dataset.digest(), dataset.profile().bytes());
        if (artifacts.exists(reference)) {
            return reference;
        }
        try (InputStream in = Files.newInputStream(canonical)) {
            return artifacts.put(path, in);
        }
    }

    /** The newest of that name, else the one of that digest. */
    public Optional<StoredDataset> find(String nameOrDigest) {
        return jdbi.withHandle(handle -> DatasetRows.find(handle, nameOrDigest));
    }

    /** The newest of each name, by name. */
    public List<StoredDataset> newest() {
        return jdbi.withHandle(DatasetRows::newest);
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
