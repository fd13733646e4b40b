package io.gatewise.study.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.Transfer;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WarmStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document's parts, each bound by itself, so that a wrong one doesn't hide what is wrong with the
 * others. A part is null where it has a problem, or is not there.
 *
 * @param parameters in the document's order, null where one has a problem
 */
record SpecParts(
        String name,
        String dataset,
        Task task,
        List<Parameter> parameters,
        Configuration training,
        Objective objective,
        Search search,
        ValidationPlan validation,
        StoppingRule earlyStopping,
        Baselines baselines,
        Limits limits,
        Transfer transfer,
        List<Inequality> constraints,
        List<Configuration> knownGood,
        WarmStart warmStart,
        List<Objective> objectives) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** Binds what has no problem so far; new problems are added. */
    static SpecParts bind(JsonNode document, Problems problems) {
        return new SpecParts(
                part(document, "/name", String.class, problems),
                part(document, "/dataset", String.class, problems),
                part(document, "/task", Task.class, problems),
                list(document, "/parameters", Parameter.class, problems),
                part(document, "/training", Configuration.class, problems),
                part(document, "/objective", Objective.class, problems),
                part(document, "/search", Search.class, problems),
                part(document, "/validation", ValidationPlan.class, problems),
                part(document, "/earlyStopping", StoppingRule.class, problems),
                part(document, "/baselines", Baselines.class, problems),
                part(document, "/limits", Limits.class, problems),
                part(document, "/transfer", Transfer.class, problems),
                list(document, "/constraints", Inequality.class, problems),
                list(document, "/knownGood", Configuration.class, problems),
                part(document, "/warmStart", WarmStart.class, problems),
                list(document, "/objectives", Objective.class, problems));
    }

    /** The same with other fixed settings. */
    SpecParts withTraining(Configuration other) {
        return new SpecParts(
                name,
                dataset,
                task,
                parameters,
                other,
                objective,
                search,
                validation,
                earlyStopping,
                baselines,
                limits,
                transfer,
                constraints,
                knownGood,
                warmStart,
                objectives);
    }

    private static <T> List<T> list(JsonNode document, String pointer, Class<T> type, Problems problems) {
        var items = new ArrayList<T>();
        for (int i = 0; i < document.at(pointer).size(); i++) {
            items.add(part(document, pointer + "/" + i, type, problems));
        }
        return items;
    }

    /** One part; null where it has a problem, or is not there. */
    static <T> T part(JsonNode document, String pointer, Class<T> type, Problems problems) {
        JsonNode node = document.at(pointer);
        if (node.isMissingNode() || problems.at(pointer)) {
            return null;
        }
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException wrong) {
            Throwable cause = wrong.getCause() == null ? wrong : wrong.getCause();
            problems.add(
                    pointer,
                    cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage());
            return null;
        }
    }

    /** A value as a document has it. */
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** What is optimised, one or several; without any that has a problem. */
    List<Objective> goals() {
        return (objectives.isEmpty() ? Stream.of(objective) : objectives.stream())
                .filter(Objects::nonNull)
                .toList();
    }

    /** The search space's parameters without the wrong ones. */
    List<Parameter> soundParameters() {
        return parameters.stream().filter(Objects::nonNull).toList();
    }

    /** The training settings that are there. */
    Configuration fixed() {
        return Optional.ofNullable(training).orElse(Configuration.empty());
    }
}
