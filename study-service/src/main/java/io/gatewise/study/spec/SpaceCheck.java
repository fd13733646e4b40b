package io.gatewise.study.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Contradiction;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.TrainerSetting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Contradictions within the search space, and between it and the trainer's settings. */
final class SpaceCheck {

    private final Problems problems;

    SpaceCheck(Problems problems) {
        this.problems = problems;
    }

    /** What the schema can't say of ranges; before they are bound. */
    void ranges(JsonNode document) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < document.path("parameters").size(); i++) {
            String at = "/parameters/" + i;
            JsonNode parameter = document.at(at);
            range(at, parameter);
            String name = parameter.path("name").asText("");
            Integer earlier = seen.putIfAbsent(name, i);
            if (!name.isEmpty() && earlier != null) {
                problems.add(at + "/name", name + " is searched already by /parameters/" + earlier);
            }
            if (document.path("training").has(name)) {
                problems.add(at + "/name", name + " is fixed by /training/" + name + ": search it or fix it");
            }
        }
    }

    private void range(String at, JsonNode parameter) {
        JsonNode low = parameter.path("low");
        JsonNode high = parameter.path("high");
        boolean log = parameter.path("log").asBoolean(false);
        if (low.isNumber() && high.isNumber() && low.decimalValue().compareTo(high.decimalValue()) > 0) {
            problems.add(at + "/low", "need low <= high, got " + low + " and " + high);
        }
        if (log && low.isNumber() && low.decimalValue().signum() <= 0) {
            problems.add(at + "/low", "a log scale needs low > 0, got " + low);
        }
        if (log && parameter.has("step")) {
            problems.add(at + "/step", "step and log exclude each other");
        }
        if (!problems.at(at)) {
            prior(at + "/prior", parameter, log);
        }
    }

    /** Where good values are expected must be where values are. */
    private void prior(String at, JsonNode parameter, boolean log) {
        JsonNode center = parameter.at("/prior/center");
        JsonNode deviation = parameter.at("/prior/deviation");
        JsonNode weights = parameter.at("/prior/weights");
        double low = parameter.path("low").asDouble();
        double high = parameter.path("high").asDouble();
        if (center.isNumber() && !(low <= center.asDouble() && center.asDouble() <= high)) {
            problems.add(at + "/center", "need a number in [" + low + ", " + high + "], got " + center);
        }
        if (log && deviation.isNumber() && deviation.asDouble() <= 1) {
            problems.add(at + "/deviation", "on a log scale the deviation is a factor above 1, got " + deviation);
        }
        int choices = parameter.path("choices").size();
        if (weights.isArray() && weights.size() != choices) {
            problems.add(
                    at + "/weights", "need a weight for each of the " + choices + " choices, got " + weights.size());
        }
    }

    /**
     * Whether each parameter's values are legal for its setting.
     *
     * @return the parameters with each value in the setting's own type (a choice 64.0 becomes 64)
     */
    List<Parameter> settings(List<Parameter> parameters) {
        var normalised = new ArrayList<Parameter>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter != null) {
                Parameter limits =
                        TrainerSetting.named(parameter.name()).orElseThrow().limits();
                normalised.add(check("/parameters/" + i, parameter, limits));
            }
        }
        return normalised;
    }

    /**
     * Whether each condition can hold; looked at only where every parameter is sound by itself.
     *
     * @param parameters the sound ones
     */
    void conditions(List<Parameter> parameters, SpecParts parts) {
        if (parameters.size() < parts.parameters().size()) {
            return;
        }
        for (Contradiction wrong : SearchSpace.contradictions(parameters)) {
            String at = "/parameters/" + wrong.parameter() + wrong.field();
            String named = parameters.get(wrong.parameter()).condition().parameter();
            boolean fixed = wrong.field().equals("/condition/parameter")
                    && parts.fixed().values().containsKey(named);
            problems.add(
                    at,
                    fixed ? named + " is fixed by /training/" + named + ": leave the condition out" : wrong.detail());
        }
    }

    private Parameter check(String at, Parameter parameter, Parameter limits) {
        if (parameter instanceof CategoricalParameter categorical) {
            return checkChoices(at, categorical, limits);
        }
        if (limits instanceof CategoricalParameter) {
            problems.add(
                    at + "/type", "need categorical with choices out of " + choices(limits) + " for " + limits.name());
        } else if (parameter instanceof IntParameter range) {
            checkEnds(at, limits, range.low(), range.high());
        } else if (parameter instanceof FloatParameter range) {
            if (limits instanceof IntParameter) {
                problems.add(at + "/type", "need int or categorical for " + limits.name() + ", got float");
            } else {
                checkEnds(at, limits, range.low(), range.high());
            }
        }
        return parameter;
    }

    private void checkEnds(String at, Parameter limits, Number low, Number high) {
        if (!limits.contains(limits.normalise(low))) {
            problems.add(at + "/low", "need " + limits.allowed() + " for " + limits.name() + ", got " + low);
        }
        if (!limits.contains(limits.normalise(high))) {
            problems.add(at + "/high", "need " + limits.allowed() + " for " + limits.name() + ", got " + high);
        }
    }

    private Parameter checkChoices(String at, CategoricalParameter parameter, Parameter limits) {
        var values = parameter.choices().stream().map(limits::normalise).toList();
        for (int i = 0; i < values.size(); i++) {
            if (!limits.contains(values.get(i))) {
                problems.add(
                        at + "/choices/" + i,
                        "need " + limits.allowed() + " for " + limits.name() + ", got "
                                + shown(parameter.choices().get(i)));
            }
        }
        return new CategoricalParameter(parameter.name(), values, parameter.condition(), parameter.prior());
    }

    private static String shown(Object value) {
        return value instanceof String ? "the text '" + value + "'" : value.toString();
    }

    private static List<Object> choices(Parameter limits) {
        return limits instanceof CategoricalParameter categorical ? categorical.choices() : List.of();
    }
}
