package io.gatewise.edge.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends one object, in parts if it is larger than one. */
final class S3Upload {

    /** S3 takes up to 10,000 parts: 80 GB. */
    static final int PART_BYTES = 8 << 20;

    private static final String ANY = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final InputStream content;
    private final MessageDigest digest = Sha256.digest();
    private byte[] part = new byte[1 << 16];
    private long bytes;
    private String sha256;

    /**
     * An upload.
     *
     * @param content read to its end, not closed
     */
    S3Upload(S3Client client, String bucket, String key, InputStream content) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.content = content;
    }

    /** The content's length, once it is sent. */
    long bytes() {
        return bytes;
    }

    /** The content's digest, once it is sent. */
    String sha256() {
        return sha256;
    }

    /** Sends it; the object is there when this returns, and unchanged if it throws. */
    String run() throws IOException {
        int n = fill();
        if (n < PART_BYTES) {
            client.putObject(put -> put.bucket(bucket).key(key), body(n));
        } else {
            inParts(n);
        }
        sha256 = Sha256.hex(digest);
        return sha256;
    }

    private void inParts(int first) throws IOException {
        String id = client.createMultipartUpload(create -> create.bucket(bucket).key(key))
                .uploadId();
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (int n = first; n > 0; n = n < PART_BYTES ? 0 : fill()) {
                int number = parts.size() + 1;
                String tag = client.uploadPart(
                                upload -> upload.bucket(bucket)
                                        .key(key)
                                        .uploadId(id)
                                        .partNumber(number),
                                body(n))
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            }
            client.completeMultipartUpload(
                    complete -> complete.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)));
        } catch (IOException | RuntimeException failed) {
            abort(id, failed);
            throw failed;
        }
    }

    /** Parts that stay behind cost money. */
    private void abort(String id, Exception failed) {
        try {
            client.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(id));
        } catch (SdkException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** The next part into memory; less than a part is the last. */
    private int fill() throws IOException {
        int n = 0;
        while (n < PART_BYTES) {
            if (n == part.length) {
                part = Arrays.copyOf(part, Math.min(2 * part.length, PART_BYTES));
            }
            int read = content.read(part, n, part.length - n);
            if (read < 0) {
                break;
            }
            n += read;
        }
        digest.update(part, 0, n);
        bytes += n;
        return n;
    }

    /** The part's bytes, again for each try. */
    private RequestBody body(int n) {
        byte[] filled = part;
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(filled, 0, n), n, ANY);
    }
}
