package io.gatewise.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/** Prints an answer in the format that the user chose. */
public final class Printer {

    private final OutputFormat format;
    private final PrintStream out;

    public Printer(OutputFormat format, PrintStream out) {
        this.format = format;
        this.out = out;
    }

    /** Whether people read it. */
    public boolean forPeople() {
        return format == OutputFormat.table;
    }

    /** Where it prints to. */
    public PrintStream out() {
        return out;
    }

    /** Prints {@code answer} whole for programs, or {@code lines} for people. */
    public void print(JsonNode answer, Supplier<List<String>> lines) {
        switch (format) {
            case table -> lines.get().forEach(out::println);
            case json -> out.println(written(new ObjectMapper(), answer));
            case yaml -> out.print(written(yaml(), answer));
        }
        out.flush();
    }

    private static ObjectMapper yaml() {
        return YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build();
    }

    private static String written(ObjectMapper mapper, JsonNode answer) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
