package io.gatewise.study.space;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatewise.model.space.Parameter;
import io.gatewise.study.spec.RefusedSpecException;
import io.gatewise.study.spec.SpecProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Optuna's distributions as a search space: an object of them by parameter, or rows of its storage ({@code param_name} with
 * {@code distribution_json}, or with {@code distribution} as in its journal). Each is an object, or the text that
 * {@code distribution_to_json} writes.
 *
 * @see <a href="https://optuna.readthedocs.io/en/stable/reference/distributions.html">Optuna's distributions</a>
 */
public final class OptunaSpace {

    private static final int MOST_PARAMETERS = 100;

    // Python writes NaN and Infinity, which are read so that they can be told at their place
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<Parameter> parameters = new ArrayList<>();
    private final List<SpecProblem> leftOut = new ArrayList<>();

    private OptunaSpace() {}

    /** A distribution and where it stands. */
    private record Found(String at, JsonNode distribution) {}

    /**
     * The space in a document.
     *
     * @throws RefusedSpecException if it is no JSON of distributions, or none of them could be taken over
     */
    public static ImportedSpace read(byte[] document) {
        var space = new OptunaSpace();
        JsonNode tree = tree(document);
        if (tree.isObject() && !tree.isEmpty()) {
            tree.fields()
                    .forEachRemaining(field -> space.take(
                            field.getKey(),
                            new Found("/" + escaped(field.getKey()), space.unpacked(field.getValue()))));
        } else if (tree.isArray() && !tree.isEmpty()) {
            space.rows(tree).forEach(space::take);
        } else {
            throw refused(
                    "",
                    "need a JSON object of distributions by parameter, or a list of rows with param_name and"
                            + " distribution_json");
        }
        if (space.parameters.isEmpty()) {
            throw new RefusedSpecException(space.leftOut);
        }
        return new ImportedSpace(space.parameters, space.leftOut);
    }

    private static JsonNode tree(byte[] document) {
        try {
            JsonNode tree = MAPPER.readTree(document);
            return tree == null ? MAPPER.nullNode() : tree;
        } catch (JsonProcessingException wrong) {
            throw refused("", "no JSON: " + wrong.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
    }

    private static RefusedSpecException refused(String pointer, String detail) {
        return new RefusedSpecException(List.of(new SpecProblem(pointer, detail)));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** A distribution that stands as a text within the document, as {@code distribution_to_json} writes it. */
    private JsonNode unpacked(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        try {
            return MAPPER.readTree(value.asText());
        } catch (JsonProcessingException wrong) {
            return value;
        }
    }

    /** The first row of each parameter; another one that differs from it is told. */
    private Map<String, Found> rows(JsonNode rows) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            boolean stored = row.has("distribution_json");
            String at = "/" + i + (stored ? "/distribution_json" : "/distribution");
            JsonNode value = row.path(stored ? "distribution_json" : "distribution");
            if (!row.path("param_name").isTextual() || value.isMissingNode()) {
                leave("/" + i, "need param_name and distribution_json");
                continue;
            }
            JsonNode distribution = unpacked(value);
            Found first = found.putIfAbsent(row.path("param_name").asText(), new Found(at, distribution));
            if (first != null && !first.distribution().equals(distribution)) {
                leave(
                        at,
                        "another distribution of " + row.path("param_name").asText() + " than at " + first.at()
                                + ", which was taken");
            }
        }
        return found;
    }

    private void leave(String at, String detail) {
        leftOut.add(new SpecProblem(at, detail));
    }

    private void take(String name, Found found) {
        if (parameters.size() == MOST_PARAMETERS) {
            leave(found.at(), "a study has at most " + MOST_PARAMETERS + " parameters");
            return;
        }
        Optional<Parameter> parameter = new OptunaDistribution(name, found.at(), leftOut).read(found.distribution());
        parameter.ifPresent(parameters::add);
    }
}
