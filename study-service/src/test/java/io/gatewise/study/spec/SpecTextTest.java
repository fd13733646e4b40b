package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTextTest {

    private static String refusal(SpecText language, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        var refused = catchThrowableOfType(RefusedSpecException.class, () -> language.read(bytes));
        assertThat(refused).as(document).isNotNull();
        assertThat(refused.problems())
                .singleElement()
                .extracting(SpecProblem::pointer)
                .isEqualTo("");
        return refused.problems().get(0).detail();
    }

    private static JsonNode yaml(String document) {
        return SpecText.YAML.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{", "{} {}", "{\"name\": NaN}", "{'name': 1}", "{\"a\": 01}", "{\"a\": 1,}"})
    void refusesWhatIsNoJson(String document) {
        assertThat(refusal(SpecText.JSON, document)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "a: b: c", "--- {}\n--- {}\n", "a: [1", "a: 1e999", "? [x]\n: y", "a: *b"})
    void refusesWhatIsNoYaml(String document) {
        assertThat(refusal(SpecText.YAML, document)).isNotBlank();
    }

    @Test
    void saysInWhichLineTheDocumentEndsToBeOne() {
        assertThat(refusal(SpecText.JSON, "{\n\"a\": x}")).contains("line 2");
        assertThat(refusal(SpecText.YAML, "a: 1\nb: c: d\n")).contains("line 2");
    }

    @Test
    void refusesDepthWithoutEnd() {
        assertThat(refusal(SpecText.JSON, "[".repeat(5000))).contains("depth");
        assertThat(refusal(SpecText.YAML, "[".repeat(5000))).isNotBlank();
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] latin = "name: é".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(catchThrowableOfType(RefusedSpecException.class, () -> SpecText.YAML.read(latin)))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesKeysThatAreThereTwice() {
        assertThat(refusal(SpecText.JSON, "{\"name\": 1, \"name\": 2}")).contains("name");
        assertThat(refusal(SpecText.YAML, "task:\n  type: a\n  type: b\n")).contains("type", "twice", "line 3");
    }

    @Test
    void anAliasBombGoesOffNowhere() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            String below = String.join(", ", Collections.nCopies(10, "*a" + (level - 1)));
            bomb.append("a%d: &a%d [%s]%n".formatted(level, level, below));
        }

        assertThat(refusal(SpecText.YAML, bomb.toString())).contains("too large");
        assertThat(refusal(SpecText.YAML, "a: &a [*a]\n")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "1e-3, 0.001",
        "-2, -2",
        "+7, 7",
        "010, 10",
        ".5, 0.5",
        "2014-01-01, '\"2014-01-01\"'",
        "no, '\"no\"'",
        "'\"1\"', '\"1\"'",
        "true, true",
        "~, null",
        "1:30, '\"1:30\"'",
        ".inf, '\".inf\"'"
    })
    void plainScalarsMeanWhatTheyLookLike(String scalar, String json) {
        assertThat(yaml("a: " + scalar).get("a").toString()).isEqualTo(json);
    }

    @Test
    void refusesTagsThatNameClasses() {
        assertThat(refusal(SpecText.YAML, "a: !!java.net.URL [http://localhost]"))
                .contains("tag");
    }
}
