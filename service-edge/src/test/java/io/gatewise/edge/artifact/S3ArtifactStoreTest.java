package io.gatewise.edge.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.ArtifactReference;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The store on a real S3 server, which checks signatures. */
class S3ArtifactStoreTest extends ArtifactStoreContract {

    private static S3Server server;
    private static int buckets;

    @TempDir
    Path folder;

    private String bucket;
    private S3Client client;
    private S3ArtifactStore store;

    @BeforeAll
    static void startServer() throws Exception {
        server = new S3Server();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void begin() {
        bucket = "bucket-" + ++buckets;
        client = S3Connection.client(settings(bucket, server.endpoint()));
        client.createBucket(create -> create.bucket(bucket));
        store = S3ArtifactStore.of(settings(bucket, server.endpoint()));
    }

    @AfterEach
    void end() {
        store.close();
        client.close();
    }

    @Override
    ArtifactStore store() {
        return store;
    }

    @Test
    void keepsObjectsUnderItsPrefix() throws IOException {
        store.put("models/a.zip", bytes("abc"));

        assertThat(client.listObjectsV2(list -> list.bucket(bucket)).contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("team/gatewise/models/a.zip"));
    }

    @Test
    void leavesNoPartsBehindWhenALargeUploadBreaks() throws IOException {
        leavesNothingBehindWhenTheSourceBreaks(9_000_000);

        assertThat(client.listMultipartUploads(list -> list.bucket(bucket)).uploads())
                .isEmpty();
    }

    @Test
    void tellsAStoreThatIsAwayFromAMissingArtifact() throws IOException {
        var some = new ArtifactReference("models/a.zip", "00".repeat(32), 3);
        try (var away = S3ArtifactStore.of(settings(bucket, URI.create("http://127.0.0.1:1")))) {
            assertThatThrownBy(() -> away.exists(some))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("can't be used");
            assertThatThrownBy(() -> away.open(some)).isNotInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> away.put("a", bytes("a"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void namesABucketThatIsNotThere() throws IOException {
        try (var nowhere = S3ArtifactStore.of(settings("no-such-bucket", server.endpoint()))) {
            assertThatThrownBy(() -> nowhere.put("a", bytes("a")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no bucket no-such-bucket");
        }
    }

    @Test
    void neverTellsTheSecret() {
        String secret = System.getProperty("aws.secretAccessKey");
        System.setProperty("aws.secretAccessKey", "a-wrong-secret");
        try (var wrong = S3ArtifactStore.of(settings(bucket, server.endpoint()))) {
            assertThatThrownBy(() -> wrong.put("a", bytes("a")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("refuses")
                    .hasMessageNotContaining("a-wrong-secret");
        } finally {
            System.setProperty("aws.secretAccessKey", secret);
        }
    }

    @Test
    void fetchesACopyAgainThatWasDamagedOnTheDisk() throws IOException {
        ArtifactReference kept = store.put("models/a.zip", bytes("abc"));
        Files.writeString(store.local(kept), "abd");

        assertThat(Files.readString(store.local(kept))).isEqualTo("abc");
    }

    @Test
    void namesTheSettingThatIsMissing() {
        assertThatThrownBy(() -> S3ArtifactStore.of(settings(null, server.endpoint())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gatewise.artifacts.s3.bucket");
    }

    private ArtifactSettings.S3 settings(String name, URI endpoint) {
        return new ArtifactSettings.S3() {
            @Override
            public Optional<String> bucket() {
                return Optional.ofNullable(name);
            }

            @Override
            public Optional<String> prefix() {
                return Optional.of("team/gatewise");
            }

            @Override
            public Optional<URI> endpoint() {
                return Optional.of(endpoint);
            }

            @Override
            public String region() {
                return "us-east-1";
            }

            @Override
            public boolean pathStyle() {
                return true;
            }

            @Override
            public Optional<Path> cache() {
                return Optional.of(folder.resolve("cache"));
            }

            @Override
            public MemorySize cacheSize() {
                return new MemorySize(BigInteger.valueOf(1 << 30));
            }
        };
    }
}
