package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"study-service", "results-service", "trial-worker"})
    void anImageHasAChosenBaseAndNoRoot(String service) {
        String file = dockerfile(service);

        assertThat(file).containsPattern("(?m)^ARG BASE_IMAGE=\\S+:\\S+$").contains("\nFROM ${BASE_IMAGE}\n");
        assertThat(file).doesNotContain(":latest").contains("\nUSER 10001:10001\n");
        // nobody becomes root again after that line
        assertThat(file.substring(file.indexOf("\nUSER "))).doesNotContain("RUN", "COPY");
        assertThat(file).contains("ENTRYPOINT [\"java\", \"@/app/jvm.args\", \"-jar\", \"/app/quarkus-run.jar\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"study-service", "results-service", "trial-worker"})
    void anImageOpensThePortsOfItsService(String service) {
        var properties = Repository.properties(service);
        String exposed = find("(?m)^EXPOSE (.+)$", dockerfile(service)).get(0);

        assertThat(exposed.split(" ")).contains(properties.getProperty("quarkus.management.port"));
        if (properties.containsKey("quarkus.http.port")) {
            assertThat(exposed.split(" ")).contains(properties.getProperty("quarkus.http.port"));
            assertThat(dockerfile(service)).contains("QUARKUS_HTTP_HOST=0.0.0.0");
        }
        assertThat(dockerfile(service)).contains("QUARKUS_MANAGEMENT_HOST=0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"study-service", "results-service", "trial-worker"})
    void whatIsCopiedIsSentToTheBuild(String service) {
        var admitted = find("(?m)^!(.+)$", Repository.text(".dockerignore"));

        assertThat(find("(?m)^COPY ([a-z]\\S+) ", dockerfile(service)))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(admitted)
                        .anyMatch(pattern -> Pattern.compile(
                                        "^" + pattern.replace(".", "\\.").replace("*", "[^/]*"))
                                .matcher(source)
                                .find()));
    }

    @Test
    void theGpuFlavourDiffersInItsBackendAlone() {
        String pom = Repository.text("trial-worker/pom.xml");
        String gpu = pom.substring(pom.indexOf("<id>gpu</id>"), pom.indexOf("</profile>", pom.indexOf("<id>gpu</id>")));

        assertThat(find("<(\\w+)>", gpu.replaceAll("(?s)<dependencies>.*</dependencies>", "")))
                .containsExactly("id");
        assertThat(find("(?s)<dependency>\\s*(.*?)\\s*<version>", gpu))
                .hasSize(3)
                .allSatisfy(dependency -> assertThat(dependency).contains("<groupId>org.nd4j</groupId>"));
        // out of the package, and the other one in
        assertThat(find("<scope>(\\w+)</scope>", gpu)).containsExactly("provided", "provided", "runtime");
        assertThat(find("<artifactId>(nd4j-[^<]+)</artifactId>", gpu))
                .containsExactly("nd4j-native", "nd4j-native", "nd4j-cuda-11.6-platform");
    }

    /** As docs/guides/kubernetes.md says: a digest in an overlay of one's own. */
    @Test
    void aDigestMayStandInPlaceOfATag(@TempDir Path folder) throws IOException {
        var services = List.of("study-service", "results-service", "trial-worker");
        String digest = "sha256:" + "5".repeat(64);
        var own = new StringBuilder("resources: [")
                .append(folder.toRealPath()
                        .relativize(Repository.ROOT
                                .resolve("k8s/overlays/production")
                                .toRealPath()))
                .append("]\nimages:\n");
        services.forEach(service -> own.append("  - {name: registry.example.com/gatewise/")
                .append(service)
                .append(", digest: \"")
                .append(digest)
                .append("\"}\n"));
        Files.writeString(folder.resolve("kustomization.yaml"), own);

        List<Pod> pods = Overlay.render(folder).stream()
                .filter(object -> object.kind().equals("Deployment"))
                .map(Pod::of)
                .toList();

        assertThat(pods)
                .hasSize(3)
                .allSatisfy(pod -> assertThat(pod.containers())
                        .allSatisfy(
                                container -> assertThat(container.path("image").asText())
                                        .isEqualTo("registry.example.com/gatewise/" + pod.name() + "@" + digest)));
    }

    private static String dockerfile(String service) {
        return Repository.text("deploy/images/" + service + "/Dockerfile");
    }

    private static List<String> find(String expression, String text) {
        return Pattern.compile(expression)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
