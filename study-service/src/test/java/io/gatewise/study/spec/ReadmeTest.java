package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.study.ModelProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The specs that people copy. */
class ReadmeTest {

    private static final ModelProfile SOMETHING = new ModelProfile(1, 32, 2, "forward", 12_705, null, null);
    private static final Pattern SPEC = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everySpecInTheReadmeLacksNothingButItsData() throws IOException {
        var reader = new SpecReader(new SpecSchema());
        List<String> specs = SPEC.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(specs).hasSizeGreaterThanOrEqualTo(6);
        assertThat(specs)
                .filteredOn(ReadmeTest::external)
                .isNotEmpty()
                .allSatisfy(spec -> assertThat(
                                reader.read(bytes(spec), SpecText.YAML, key -> Optional.empty(), transfer -> SOMETHING)
                                        .asksAndTells())
                        .isTrue());
        assertThat(specs).filteredOn(spec -> !external(spec)).allSatisfy(spec -> {
            var refused = catchThrowableOfType(
                    RefusedSpecException.class,
                    () -> reader.read(bytes(spec), SpecText.YAML, key -> Optional.empty(), transfer -> SOMETHING));
            assertThat(refused.problems()).extracting(SpecProblem::pointer).containsExactly("/dataset");
        });
    }

    private static boolean external(String spec) {
        return spec.contains("trainer: external");
    }

    private static byte[] bytes(String spec) {
        return spec.getBytes(StandardCharsets.UTF_8);
    }
}
