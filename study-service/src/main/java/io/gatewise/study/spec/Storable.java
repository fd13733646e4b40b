package io.gatewise.study.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Whether the values of a document can be kept: JSON has room for the character U+0000, for halves of surrogate pairs and for
 * numbers beyond a double's, PostgreSQL's jsonb or a double has not.
 */
public final class Storable {

    private Storable() {}

    /** Where the first value or name is that can't be kept, as a JSON pointer; empty if all can. */
    public static Optional<SpecProblem> problem(JsonNode document) {
        return problem("", document);
    }

    private static Optional<SpecProblem> problem(String at, JsonNode node) {
        if (node.isTextual() && !storable(node.textValue())) {
            return wrong(at);
        }
        if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
            return Optional.of(new SpecProblem(at, "need a finite number"));
        }
        for (var field : node.properties()) {
            String below = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            if (!storable(field.getKey())) {
                return wrong(at);
            }
            Optional<SpecProblem> found = problem(below, field.getValue());
            if (found.isPresent()) {
                return found;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            Optional<SpecProblem> found = problem(at + "/" + i, node.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<SpecProblem> wrong(String at) {
        return Optional.of(new SpecProblem(at, "need text without U+0000 and without halves of surrogate pairs"));
    }

    private static boolean storable(String text) {
        return text.codePoints().allMatch(point -> point != 0 && Character.getType(point) != Character.SURROGATE);
    }
}
