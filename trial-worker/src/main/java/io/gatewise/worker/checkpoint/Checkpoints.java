package io.gatewise.worker.checkpoint;

import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where checkpoints lie. Safe for several threads. */
public interface Checkpoints {

    /**
     * Which checkpoint.
     *
     * @param run   the run that wrote it
     * @param fold  the fold that it was at
     * @param epoch the epoch of that fold that had ended
     */
    record Place(AttemptKey key, String run, int fold, int epoch) {}

    /**
     * A checkpoint that lies there, perhaps unreadable.
     *
     * @param path  in the store
     * @param fold  the fold that it was at
     * @param epoch the epoch of that fold that had ended
     */
    record Found(String path, int attempt, int fold, int epoch) {}

    /** Writes a file that doesn't exist yet. */
    @FunctionalInterface
    interface Writer {

        /** Writes it. */
        void writeTo(Path file) throws IOException;
    }

    /** Looks at a file, which is gone afterwards. */
    @FunctionalInterface
    interface Reader<T> {

        /** Reads it; not to be changed. */
        T read(Path file) throws IOException;
    }

    /** Those of any attempt and run of a rung, in no order. */
    List<Found> ofRung(AttemptKey key) throws IOException;

    /**
     * Reads one.
     *
     * @throws java.nio.file.NoSuchFileException if it isn't there
     * @throws UnusableCheckpointException       if it is larger than {@code maxBytes}
     */
    <T> T read(String path, long maxBytes, Reader<T> reader) throws IOException;

    /** Keeps one: readers see all of it or nothing. */
    ArtifactReference keep(Place place, Writer writer) throws IOException;

    /** Removes one, if it is there. */
    void remove(String path) throws IOException;
}
