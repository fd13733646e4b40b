package io.gatewise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gatewise.cli.api.Study;
import io.gatewise.cli.api.UserMistakeException;
import io.gatewise.model.space.SearchSpace;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gatewise study enqueue}. */
@Command(
        name = "enqueue",
        description = "Have a configuration tried before any that the search proposes; the budget counts it.")
final class StudyEnqueueCommand extends StudyCommand.OneStudy {

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "What a parameter is to be; once for each. An inactive one is left out.")
    private List<String> settings = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The configuration as YAML or JSON, values by parameter; - for standard input.")
    private String file;

    @Override
    public Integer call() {
        if (settings.isEmpty() && file == null) {
            throw new UserMistakeException("nothing to try: name --set NAME=VALUE for each parameter, or --file FILE");
        }
        String id = id();
        ObjectNode configuration = file == null ? JsonNodeFactory.instance.objectNode() : read();
        SearchSpace space = Study.of(studies().get(id)).spec().parameters();
        settings.stream()
                .map(argument -> SetValue.of(argument, space))
                .forEach(set -> configuration.set(set.name(), set.value()));
        JsonNode answer = studies().enqueue(id, configuration);
        printer()
                .print(
                        answer,
                        () -> List.of("trial " + answer.path("number").asInt() + " of study " + id + " is enqueued"));
        return DONE;
    }

    private ObjectNode read() {
        try {
            JsonNode document =
                    new YAMLMapper().readTree(InputFile.read(file, console().in()));
            if (document instanceof ObjectNode values) {
                return values;
            }
        } catch (JsonProcessingException wrong) {
            throw new UserMistakeException("cannot read " + file + ": " + wrong.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible); // the bytes are here already
        }
        throw new UserMistakeException("cannot read " + file + ": need values by parameter, such as units: 64");
    }
}
