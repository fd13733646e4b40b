package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatewise.cli.api.UserMistakeException;
import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/**
 * One {@code --set NAME=VALUE}: a parameter of a study and what it is to be.
 *
 * @param name  of a parameter
 * @param value a number, a text or a boolean, as the parameter wants it
 */
record SetValue(String name, JsonNode value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the argument for a study's space.
     *
     * @throws UserMistakeException if it names no parameter, or its value is none of the parameter's kind
     */
    static SetValue of(String argument, SearchSpace space) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw new UserMistakeException("--set: need NAME=VALUE, got " + argument);
        }
        String name = argument.substring(0, equals);
        String text = argument.substring(equals + 1);
        Parameter parameter = space.parameters().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserMistakeException("--set " + argument + ": the study searches no " + name
                        + "; it searches "
                        + space.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "))));
        return new SetValue(
                name,
                parameter instanceof CategoricalParameter choices ? choice(choices, text) : number(parameter, text));
    }

    private static JsonNode choice(CategoricalParameter parameter, String text) {
        return parameter.choices().stream()
                .filter(choice -> String.valueOf(choice).equals(text))
                .findFirst()
                .<JsonNode>map(JSON::valueToTree)
                .orElseThrow(() -> new UserMistakeException(
                        "--set " + parameter.name() + ": need one of " + parameter.choices() + ", got " + text));
    }

    private static JsonNode number(Parameter parameter, String text) {
        try {
            var number = new BigDecimal(text);
            return parameter instanceof IntParameter
                    ? JSON.getNodeFactory().numberNode(number.longValueExact())
                    : JSON.getNodeFactory().numberNode(number.doubleValue());
        } catch (ArithmeticException | NumberFormatException none) {
            String kind = parameter instanceof IntParameter ? "a whole number" : "a number";
            throw new UserMistakeException("--set " + parameter.name() + ": need " + kind + ", got " + text);
        }
    }
}
