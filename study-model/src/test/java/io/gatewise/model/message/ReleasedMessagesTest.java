package io.gatewise.model.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Samples lie under {@code messages/<topic>/<kind>.<version>.json}. A release adds a file for each
 * kind that changed; files are never edited. To write the first version of a new kind, run with
 * {@code -Dgatewise.write-samples=true}.
 */
class ReleasedMessagesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/messages");

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    static Set<String> topics() {
        return MessageSamples.families().keySet();
    }

    static Stream<Path> released() throws IOException {
        return Files.walk(SAMPLES).filter(file -> file.toString().endsWith(".json"));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyKindHasASampleThatReadsAsItWasWritten(String topic) throws IOException {
        for (var sample : MessageSamples.of(topic).entrySet()) {
            Path file = SAMPLES.resolve(topic).resolve(sample.getKey() + ".1.json");
            if (Boolean.getBoolean("gatewise.write-samples") && !Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, mapper.writeValueAsString(sample.getValue()) + "\n");
            }

            Object read =
                    mapper.readValue(file.toFile(), MessageSamples.families().get(topic));

            assertThat(read).as(file.toString()).isEqualTo(sample.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void everyReleasedSampleIsStillRead(Path file) throws IOException {
        Class<?> family =
                MessageSamples.families().get(file.getParent().getFileName().toString());

        Object read = mapper.readValue(file.toFile(), family);

        assertThat(read).isInstanceOf(family);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void noKindIsForgotten(String topic) {
        Class<?> family = MessageSamples.families().get(topic);

        Set<Class<?>> sampled =
                MessageSamples.of(topic).values().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(sampled)
                .containsExactlyInAnyOrderElementsOf(List.of(Arrays.stream(family.getPermittedSubclasses())
                        .filter(Objects::nonNull)
                        .toArray(Class<?>[]::new)));
    }
}
