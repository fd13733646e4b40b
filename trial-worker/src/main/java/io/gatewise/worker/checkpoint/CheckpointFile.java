package io.gatewise.worker.checkpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatewise.model.study.CurvePoint;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads a checkpoint. The file: {@value #MAGIC}, the format (int), the folds' states one after the other, the
 * manifest (JSON: all else, and how long each state is), its length (int), and the SHA-256 digest of all that. Numbers are
 * big-endian. It holds numbers and names alone: nothing in it makes an object of a class that it names.
 */
public final class CheckpointFile {

    static final String MAGIC = "Gatewise checkpoint\n";
    static final int FORMAT = 1;

    private static final int MOST_MANIFEST_BYTES = 256 << 20;
    private static final int DIGEST_BYTES = 32;
    private static final int HEADER_BYTES = MAGIC.length() + Integer.BYTES;
    private static final int BUFFER_BYTES = 1 << 16;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private CheckpointFile() {}

    /** All but the states. */
    private record Manifest(
            @JsonProperty(required = true) Map<String, String> identity,
            @JsonProperty(required = true) double seconds,
            @JsonProperty(required = true) List<Fold> folds) {}

    /** A fold but its state, which takes so many bytes; null for none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Fold(
            @JsonProperty(required = true) int fold,
            @JsonProperty(required = true) double seconds,
            String stoppedBy,
            @JsonProperty(required = true) long parameters,
            @JsonProperty(required = true) List<CurvePoint> curve,
            Long stateBytes) {}

    /** Writes a file that doesn't exist yet. */
    public static void write(Path file, Checkpoint checkpoint) throws IOException {
        MessageDigest digest = sha256();
        try (var out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest), BUFFER_BYTES))) {
            out.write(MAGIC.getBytes(StandardCharsets.US_ASCII));
            out.writeInt(FORMAT);
            var folds = new ArrayList<Fold>();
            for (FoldState fold : checkpoint.folds()) {
                folds.add(written(fold, out));
            }
            byte[] manifest = JSON.writeValueAsBytes(new Manifest(checkpoint.identity(), checkpoint.seconds(), folds));
            out.write(manifest);
            out.writeInt(manifest.length);
            out.flush();
            out.write(digest.digest());
        }
    }

    private static Fold written(FoldState fold, DataOutputStream out) throws IOException {
        Long stateBytes = null;
        if (fold.state() != null) {
            var counting = new CountingOutput(out);
            var data = new DataOutputStream(counting);
            fold.state().writeTo(data);
            data.flush();
            stateBytes = counting.bytes();
        }
        return new Fold(fold.fold(), fold.seconds(), fold.stoppedBy(), fold.parameters(), fold.curve(), stateBytes);
    }

    /**
     * Reads a file; it takes about as much memory as the file is long.
     *
     * @throws UnusableCheckpointException if it is not what was written once
     */
    public static Checkpoint read(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long size = in.length();
            long end = size - DIGEST_BYTES - Integer.BYTES;
            if (end < HEADER_BYTES) {
                throw new UnusableCheckpointException("it has " + size + " bytes, too few for a checkpoint");
            }
            checkHeader(in);
            checkDigest(in, size - DIGEST_BYTES);
            in.seek(end);
            int length = in.readInt();
            if (length < 0 || length > MOST_MANIFEST_BYTES || length > end - HEADER_BYTES) {
                throw new UnusableCheckpointException("its manifest has " + length + " bytes");
            }
            in.seek(end - length);
            return checkpoint(manifest(bytes(in, length)), in, end - length);
        }
    }

    private static void checkHeader(RandomAccessFile in) throws IOException {
        if (!new String(bytes(in, MAGIC.length()), StandardCharsets.US_ASCII).equals(MAGIC)) {
            throw new UnusableCheckpointException("it isn't a checkpoint");
        }
        int format = in.readInt();
        if (format != FORMAT) {
            throw new UnusableCheckpointException("it has format " + format + ", known is " + FORMAT);
        }
    }

    private static void checkDigest(RandomAccessFile in, long length) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        in.seek(0);
        for (long left = length; left > 0; ) {
            int n = (int) Math.min(left, buffer.length);
            in.readFully(buffer, 0, n);
            digest.update(buffer, 0, n);
            left -= n;
        }
        if (!MessageDigest.isEqual(digest.digest(), bytes(in, DIGEST_BYTES))) {
            throw new UnusableCheckpointException("it is damaged: its digest is not that of its content");
        }
    }

    private static Manifest manifest(byte[] json) throws IOException {
        try {
            return JSON.readValue(json, Manifest.class);
        } catch (com.fasterxml.jackson.core.JacksonException unreadable) {
            throw new UnusableCheckpointException(
                    "its manifest can't be read: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    /** Reads the states, which must fill the file between header and manifest. */
    private static Checkpoint checkpoint(Manifest manifest, RandomAccessFile in, long end) throws IOException {
        var folds = new ArrayList<FoldState>();
        long at = HEADER_BYTES;
        try {
            for (Fold fold : manifest.folds()) {
                FoldState.Bytes state = null;
                if (fold.stateBytes() != null) {
                    long bytes = fold.stateBytes();
                    if (bytes < 0 || bytes > Math.min(end - at, Integer.MAX_VALUE - 8)) {
                        throw new UnusableCheckpointException("the state of fold " + fold.fold() + " has " + bytes
                                + " bytes, and " + (end - at) + " are left");
                    }
                    in.seek(at);
                    state = new FoldState.Bytes(bytes(in, (int) bytes));
                    at += bytes;
                }
                folds.add(new FoldState(
                        fold.fold(), fold.seconds(), fold.stoppedBy(), fold.parameters(), fold.curve(), state));
            }
            if (at != end || folds.isEmpty()) {
                throw new UnusableCheckpointException(
                        "its " + folds.size() + " folds end at byte " + at + ", not at " + end);
            }
            return new Checkpoint(manifest.identity(), manifest.seconds(), folds);
        } catch (IllegalArgumentException | NullPointerException contradiction) {
            throw new UnusableCheckpointException(
                    "it contradicts itself: " + contradiction.getMessage(), contradiction);
        }
    }

    private static byte[] bytes(RandomAccessFile in, int n) throws IOException {
        byte[] bytes = new byte[n];
        in.readFully(bytes);
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }
}
