package io.gatewise.edge.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactSettingsTest {

    private final ArtifactStoreProducer producer = new ArtifactStoreProducer();

    @Test
    void aFolderIsWhatIsMeantWhereNoKindIsNamed() {
        ArtifactStore store = producer.artifactStore(settings(Map.of("gatewise.artifacts.folder", "/var/artifacts")));

        assertThat(store).isInstanceOf(FolderArtifactStore.class).hasToString("/var/artifacts");
    }

    @Test
    void aBucketIsAllThatS3Needs() throws Exception {
        ArtifactStore store = producer.artifactStore(settings(Map.of(
                "gatewise.artifacts.kind", "s3",
                "gatewise.artifacts.s3.bucket", "ours",
                "gatewise.artifacts.s3.prefix", "team/gatewise")));

        assertThat(store).isInstanceOf(S3ArtifactStore.class).hasToString("s3://ours/team/gatewise/");
        producer.close(store);
    }

    @Test
    void namesWhatIsMissingOrWrong() {
        assertRefused(Map.of(), "gatewise.artifacts.folder");
        assertRefused(Map.of("gatewise.artifacts.kind", "s3"), "gatewise.artifacts.s3.bucket");
        assertRefused(Map.of("gatewise.artifacts.kind", "ftp"), "gatewise.artifacts.kind");
        assertRefused(
                Map.of(
                        "gatewise.artifacts.kind", "s3",
                        "gatewise.artifacts.s3.bucket", "ours",
                        "gatewise.artifacts.s3.prefix", "/team/"),
                "gatewise.artifacts.s3.prefix");
    }

    private void assertRefused(Map<String, String> values, String setting) {
        assertThatThrownBy(() -> producer.artifactStore(settings(values)))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining(setting);
    }

    private static ArtifactSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ArtifactSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(ArtifactSettings.class);
    }
}
