package io.gatewise.study.space;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.study.spec.SpecProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One distribution of Optuna: those since 3.0 (Float, Int, Categorical), those before, which 4.x still reads (Uniform,
 * LogUniform, DiscreteUniform, IntUniform, IntLogUniform), and the short form with {@code type}.
 */
final class OptunaDistribution {

    private static final int MOST_CHOICES = 1000;

    private final String name;
    private final String at;
    private final List<SpecProblem> leftOut;

    /**
     * A distribution yet to be read.
     *
     * @param name    of the parameter
     * @param at      pointer to the distribution
     * @param leftOut what can't be taken over is added to it
     */
    OptunaDistribution(String name, String at, List<SpecProblem> leftOut) {
        this.name = name;
        this.at = at;
        this.leftOut = leftOut;
    }

    private void leave(String field, String detail) {
        leftOut.add(new SpecProblem(at + field, detail));
    }

    /** The parameter; empty if it can't be taken over, which then is told. */
    Optional<Parameter> read(JsonNode distribution) {
        boolean whole = distribution.path("name").isTextual();
        String kind = distribution.path(whole ? "name" : "type").asText();
        JsonNode attributes = whole ? distribution.path("attributes") : distribution;
        String within = whole ? "/attributes" : "";
        try {
            return switch (kind) {
                case "FloatDistribution", "float" -> real(attributes, within, log(attributes), "step");
                case "UniformDistribution" -> real(attributes, within, false, null);
                case "LogUniformDistribution" -> real(attributes, within, true, null);
                case "DiscreteUniformDistribution" -> real(attributes, within, false, "q");
                case "IntDistribution", "int" -> whole(attributes, within, log(attributes));
                case "IntUniformDistribution" -> whole(attributes, within, false);
                case "IntLogUniformDistribution" -> whole(attributes, within, true);
                case "CategoricalDistribution", "categorical" -> choices(attributes.path("choices"), within);
                default -> {
                    leave("", kind.isEmpty() ? "no distribution of Optuna" : "unknown distribution " + kind);
                    yield Optional.empty();
                }
            };
        } catch (IllegalArgumentException wrong) {
            leave("", wrong.getMessage());
            return Optional.empty();
        }
    }

    private static boolean log(JsonNode attributes) {
        return attributes.path("log").asBoolean(false);
    }

    private Optional<Parameter> real(JsonNode attributes, String within, boolean log, String step) {
        JsonNode low = attributes.path("low");
        JsonNode high = attributes.path("high");
        JsonNode by = step == null ? attributes.path("") : attributes.path(step);
        if (!finite(low) || !finite(high)) {
            leave(within, "need finite numbers low and high, got " + low + " and " + high);
            return Optional.empty();
        }
        if (log && by.isNumber()) {
            leave(within + "/" + step, "step and log exclude each other; taken over without the step");
        }
        Double distance = by.isNumber() && !log ? by.doubleValue() : null;
        return Optional.of(new FloatParameter(name, low.doubleValue(), high.doubleValue(), log, distance));
    }

    private static boolean finite(JsonNode number) {
        return number.isNumber() && Double.isFinite(number.doubleValue());
    }

    private Optional<Parameter> whole(JsonNode attributes, String within, boolean log) {
        JsonNode low = attributes.path("low");
        JsonNode high = attributes.path("high");
        JsonNode step = attributes.path("step");
        if (!isWhole(low) || !isWhole(high) || !(step.isMissingNode() || step.isNull() || isWhole(step))) {
            leave(within, "need whole numbers low, high and step, got " + low + ", " + high + " and " + step);
            return Optional.empty();
        }
        long by = step.asLong(1) == 0 && !step.isNumber() ? 1 : step.asLong(1);
        if (log && by != 1) {
            leave(
                    within + "/step",
                    "step and log exclude each other; taken over without the step, as Optuna's samplers do");
        }
        return Optional.of(new IntParameter(name, low.asLong(), high.asLong(), log, log || by == 1 ? null : by));
    }

    private static boolean isWhole(JsonNode number) {
        return finite(number)
                && number.canConvertToExactIntegral()
                && number.decimalValue().toBigInteger().bitLength() < Long.SIZE;
    }

    /** Choices become what a configuration can hold; what can't is told and left out. */
    private Optional<Parameter> choices(JsonNode choices, String within) {
        Map<Object, Object> taken = new LinkedHashMap<>(); // by what they equal: 1 and 1.0 are one choice
        for (int i = 0; i < choices.size(); i++) {
            String place = within + "/choices/" + i;
            Optional<Object> value = value(choices.get(i));
            if (value.isEmpty()) {
                leave(
                        place,
                        choices.get(i).isNull()
                                ? "null: a choice is a text, a number, true or false; the others were taken"
                                : "a choice is a text, a finite number, true or false, got " + choices.get(i)
                                        + "; the others were taken");
            } else if (taken.size() == MOST_CHOICES) {
                leave(place, "a parameter has at most " + MOST_CHOICES + " choices; those before were taken");
                break;
            } else {
                Object key = value.get() instanceof Number number ? (Object) number.doubleValue() : value.get();
                Object earlier = taken.putIfAbsent(key, value.get());
                if (earlier != null) {
                    leave(place, "the same as the choice " + earlier + " before it");
                }
            }
        }
        if (taken.isEmpty()) {
            leave(within + "/choices", "no choice could be taken over");
            return Optional.empty();
        }
        return Optional.of(new CategoricalParameter(name, List.copyOf(taken.values())));
    }

    private static Optional<Object> value(JsonNode choice) {
        if (choice.isTextual()) {
            return Optional.of(choice.textValue());
        }
        if (choice.isBoolean()) {
            return Optional.of(choice.booleanValue());
        }
        if (choice.isIntegralNumber() && choice.canConvertToLong()) {
            return Optional.of(choice.longValue());
        }
        return finite(choice) ? Optional.of(choice.doubleValue()) : Optional.empty();
    }
}
