package io.gatewise.study.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.Task;
import io.gatewise.study.template.DataSize;
import io.gatewise.study.template.SpaceTemplate;
import io.gatewise.study.template.SpaceTemplates;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts a template's parameters into a document that names one. What the document says itself goes before: its parameters
 * replace those of the same name or come in addition, and what its {@code training} fixes isn't searched.
 */
final class TemplateFill {

    /** What a model to start from decides. */
    private static final Set<String> OF_MODEL = Set.of("units", "layers", "direction");

    private final JsonNode document;
    private final Problems problems;

    TemplateFill(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    /** The document with all of its parameters; as it is where it names no template, or none that is there. */
    JsonNode filled(Function<String, Optional<SpecData>> datasets) {
        if (!document.path("template").isTextual() || problems.at("/template") || problems.at("/parameters")) {
            return document;
        }
        Task task = SpecParts.part(document, "/task", Task.class, new Problems());
        Optional<SpecData> data = document.path("dataset").isTextual()
                ? datasets.apply(document.path("dataset").asText())
                : Optional.empty();
        DataSize size = data.map(found -> DataSize.of(found.profile(), task)).orElse(DataSize.UNKNOWN);
        Optional<SpaceTemplate> named =
                SpaceTemplates.named(document.path("template").asText(), size);
        named.ifPresent(template -> fits(template, document.path("task").path("type")));
        return named.isEmpty() || problems.at("/template") ? document : with(named.get());
    }

    private void fits(SpaceTemplate template, JsonNode type) {
        if (type.isTextual() && !template.tasks().isEmpty() && !template.tasks().contains(type.asText())) {
            problems.add(
                    "/template",
                    template.name() + " is for " + String.join(", ", template.tasks()) + ", the task is "
                            + type.asText());
        }
    }

    private JsonNode with(SpaceTemplate template) {
        ObjectNode filled = document.deepCopy();
        filled.remove("template");
        ArrayNode parameters = filled.withArray("/parameters");
        ObjectNode training = filled.withObject("/training");
        int own = parameters.size();
        Set<String> decided = new HashSet<>();
        parameters.forEach(parameter -> decided.add(parameter.path("name").asText()));
        training.fieldNames().forEachRemaining(decided::add);
        if (document.has("transfer")) {
            decided.addAll(OF_MODEL);
        }
        for (SpaceTemplate.Source each : template.parameters()) {
            Parameter parameter = each.parameter();
            if (!decided.add(parameter.name())) {
                continue;
            }
            if (parameter.cardinality() == 1) {
                training.set(parameter.name(), SpecParts.tree(parameter.fromUnit(0)));
            } else {
                parameters.add(SpecParts.tree(parameter));
            }
        }
        for (Map.Entry<String, Object> fixed : template.training().values().entrySet()) {
            if (decided.add(fixed.getKey())) {
                training.set(fixed.getKey(), SpecParts.tree(fixed.getValue()));
            }
        }
        List<String> added = new java.util.ArrayList<>();
        for (int i = own; i < parameters.size(); i++) {
            added.add("/parameters/" + i);
        }
        problems.rename(problem -> ofTemplate(problem, added, parameters));
        return filled;
    }

    /** A problem of a parameter that the document doesn't name is told at the template. */
    private static SpecProblem ofTemplate(SpecProblem problem, List<String> added, ArrayNode parameters) {
        for (String at : added) {
            if (problem.pointer().equals(at) || problem.pointer().startsWith(at + "/")) {
                int index = Integer.parseInt(at.substring("/parameters/".length()));
                return new SpecProblem(
                        "/template",
                        "its parameter " + parameters.get(index).path("name").asText() + ": " + problem.detail());
            }
        }
        return problem;
    }
}
