package io.gatewise.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The whole ring with its artifacts in S3. */
class S3RingIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String BUCKET = "gatewise";

    @TempDir
    static Path data;

    private final TransientNio2BlobStore objects = new TransientNio2BlobStore();

    @Test
    void trainsGoesOnAfterAKillAndHandsOutTheModelFromABucket() throws Exception {
        S3Proxy server = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "ring-identity", "ring-secret")
                .build();
        server.start();
        var settings = Map.of(
                "GATEWISE_ARTIFACTS_KIND", "s3",
                "GATEWISE_ARTIFACTS_S3_BUCKET", BUCKET,
                "GATEWISE_ARTIFACTS_S3_ENDPOINT", "http://127.0.0.1:" + server.getPort(),
                "GATEWISE_ARTIFACTS_S3_PATH_STYLE", "true",
                "GATEWISE_ARTIFACTS_S3_CACHE", data.resolve("cache").toString(),
                "AWS_ACCESS_KEY_ID", "ring-identity",
                "AWS_SECRET_ACCESS_KEY", "ring-secret");
        objects.createContainer(BUCKET);
        try (var ring = new LocalRing(data.resolve("ring"), settings)) {
            ring.start();
            Client client = ring.client();
            client.upload("demand", Samples.weeklyWave());
            String study = client.createStudy(
                    Samples.study("in-s3", 1, 1, ", units: 64", 300).replace("units: 8, ", ""));
            await().atMost(LIMIT).until(() -> count("checkpoints/") > 0);

            ring.killWorker();

            JsonNode ended = client.awaitEnd(study, LIMIT);
            assertThat(ended.get("state").asText()).isEqualTo("finished");
            assertThat(client.trials(study).get(0).get("start").asText()).startsWith("went on from fold 1, epoch ");
            assertThat(client.get("/api/v1/results/" + study + "/model").status())
                    .isEqualTo(200);
            assertThat(count("datasets/")).isEqualTo(1);
            assertThat(count("models/")).isGreaterThanOrEqualTo(1);
            await().atMost(LIMIT).until(() -> count("checkpoints/") == 0);
            assertThat(data.resolve("ring").resolve("artifacts")).doesNotExist();
        } finally {
            server.stop();
        }
    }

    private long count(String prefix) {
        return objects.list(ListObjectsV2Request.builder().bucket(BUCKET).build()).contents().stream()
                .map(S3Object::key)
                .filter(key -> key.startsWith(prefix))
                .count();
    }
}
