package io.gatewise.edge.artifact;

import io.gatewise.model.study.ArtifactReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Artifacts as objects of one bucket. Objects appear whole or not at all, because that is how S3 is; a large one goes there
 * in parts, one of which is in memory at a time.
 */
public final class S3ArtifactStore implements ArtifactStore, AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final LocalCopies copies;

    /**
     * A store in a bucket that is there.
     *
     * @param prefix what all keys begin with; empty, or ending in '/'
     */
    S3ArtifactStore(S3Client client, String bucket, String prefix, LocalCopies copies) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.copies = copies;
    }

    /**
     * The store that the settings describe. The service is not asked yet.
     *
     * @throws IllegalArgumentException if a setting is missing or wrong; it says which
     */
    static S3ArtifactStore of(ArtifactSettings.S3 settings) {
        String bucket = settings.bucket()
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(
                        "gatewise.artifacts.s3.bucket: needed where gatewise.artifacts.kind is s3"));
        String prefix = settings.prefix().map(S3ArtifactStore::prefix).orElse("");
        Path cache =
                settings.cache().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "gatewise-artifacts"));
        var copies = new LocalCopies(cache, settings.cacheSize().asLongValue());
        return new S3ArtifactStore(S3Connection.client(settings), bucket, prefix, copies);
    }

    private static String prefix(String names) {
        try {
            ArtifactPath.check(names);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "gatewise.artifacts.s3.prefix: need names separated by '/', got " + names, wrong);
        }
        return names + "/";
    }

    @Override
    public ArtifactReference put(String path, InputStream content) throws IOException {
        String key = key(path);
        var upload = new S3Upload(client, bucket, key, content);
        asked(path, () -> upload.run());
        return new ArtifactReference(path, upload.sha256(), upload.bytes());
    }

    @Override
    public InputStream open(String path) throws IOException {
        String key = key(path);
        return asked(path, () -> client.getObject(get -> get.bucket(bucket).key(key)));
    }

    @Override
    public Path local(ArtifactReference artifact) throws IOException {
        key(artifact.path());
        return copies.of(artifact, () -> open(artifact));
    }

    @Override
    public boolean exists(ArtifactReference artifact) throws IOException {
        String key = key(artifact.path());
        try {
            long bytes = asked(
                            artifact.path(),
                            () -> client.headObject(head -> head.bucket(bucket).key(key)))
                    .contentLength();
            return bytes == artifact.bytes();
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        String below = key(folder) + "/";
        return asked(folder, () -> {
            var entries = new ArrayList<Entry>();
            client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(below))
                    .contents()
                    .forEach(object -> entries.add(new Entry(object.key().substring(prefix.length()), object.size())));
            return entries;
        });
    }

    @Override
    public void delete(String path) throws IOException {
        String key = key(path);
        asked(path, () -> client.deleteObject(delete -> delete.bucket(bucket).key(key)));
    }

    @Override
    public void close() {
        client.close();
    }

    private String key(String path) {
        ArtifactPath.check(path);
        return prefix + path;
    }

    /** A question to S3; its errors in the store's own words. */
    private interface Question<T> {

        T ask() throws IOException;
    }

    private <T> T asked(String path, Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (NoSuchBucketException noBucket) {
            throw new IOException("artifact store: there is no bucket " + bucket, noBucket);
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) {
                throw (IOException) new NoSuchFileException(path, null, "not in bucket " + bucket).initCause(refused);
            }
            throw new IOException("artifact store " + this + " refuses " + path + ": " + refused.getMessage(), refused);
        } catch (SdkException away) {
            throw new IOException("artifact store " + this + " can't be used: " + away.getMessage(), away);
        }
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
