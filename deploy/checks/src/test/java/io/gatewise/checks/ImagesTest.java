package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
