package io.gatewise.worker.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.worker.checkpoint.Checkpoints;
import io.gatewise.worker.checkpoint.UnusableCheckpointException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checkpoints in the artifact store, under {@code checkpoints/study/trial/rung/attempt/run/fold/epoch}. */
@ApplicationScoped
public class StoredCheckpoints implements Checkpoints {

    private static final Pattern BELOW_RUNG = Pattern.compile("/(\\d{1,9})/[^/]+/(\\d{1,9})/(\\d{1,9})");
    private static final int BUFFER_BYTES = 1 << 16;

    private final ArtifactStore store;

    /** Checkpoints in {@code store}. */
    @Inject
    public StoredCheckpoints(ArtifactStore store) {
        this.store = store;
    }

    private static String folder(AttemptKey key) {
        return "checkpoints/" + key.study() + "/" + key.trial() + "/" + key.rung();
    }

    @Override
    public List<Found> ofRung(AttemptKey key) throws IOException {
        String folder = folder(key);
        return store.list(folder).stream()
                .map(entry -> found(folder, entry.path()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What else may lie there is none of ours. */
    private static Optional<Found> found(String folder, String path) {
        Matcher names = BELOW_RUNG.matcher(path.substring(folder.length()));
        return names.matches()
                ? Optional.of(new Found(
                        path,
                        Integer.parseInt(names.group(1)),
                        Integer.parseInt(names.group(2)),
                        Integer.parseInt(names.group(3))))
                : Optional.empty();
    }

    @Override
    public <T> T read(String path, long maxBytes, Reader<T> reader) throws IOException {
        try (var local = new TemporaryFile()) {
            try (InputStream in = store.open(path);
                    OutputStream out = Files.newOutputStream(local.path())) {
                copy(in, out, maxBytes);
            }
            return reader.read(local.path());
        }
    }

    private static void copy(InputStream in, OutputStream out, long maxBytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = maxBytes;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            left -= n;
            if (left < 0) {
                throw new UnusableCheckpointException("it is larger than " + maxBytes + " bytes");
            }
            out.write(buffer, 0, n);
        }
    }

    @Override
    public ArtifactReference keep(Place place, Writer writer) throws IOException {
        AttemptKey key = place.key();
        String path = folder(key) + "/" + key.attempt() + "/" + place.run() + "/" + place.fold() + "/" + place.epoch();
        return TemporaryFile.put(store, path, writer::writeTo);
    }

    @Override
    public void remove(String path) throws IOException {
        store.delete(path);
    }
}
