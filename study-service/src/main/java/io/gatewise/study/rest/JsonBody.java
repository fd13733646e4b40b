package io.gatewise.study.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatewise.edge.rest.Problem.FieldError;
import io.gatewise.edge.rest.ProblemException;
import io.gatewise.model.space.Configuration;
import io.gatewise.study.spec.Storable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A small JSON object from a caller: what is wrong with it is collected, each with its place. */
final class JsonBody {

    private static final int LARGEST_BYTES = 1_048_576;
    private static final int LONGEST_ECHO = 100;

    // NaN is read, so that it can be refused at its place
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final JsonNode fields;
    private final List<FieldError> errors = new ArrayList<>();

    private JsonBody(JsonNode fields) {
        this.fields = fields;
    }

    /** Reads an object of these fields; an empty body is one without any. */
    static JsonBody read(InputStream body, List<String> allowed) throws IOException {
        byte[] document = body.readNBytes(LARGEST_BYTES + 1);
        if (document.length > LARGEST_BYTES) {
            throw Refusals.tooLarge("a body may have " + LARGEST_BYTES + " bytes");
        }
        JsonNode tree = MAPPER.readTree(document);
        boolean none = tree == null || tree.isMissingNode();
        var read = new JsonBody(none ? MAPPER.createObjectNode() : tree);
        if (!(read.fields instanceof ObjectNode)) {
            read.wrong("", "need a JSON object with " + String.join(", ", allowed));
            read.refuse();
        }
        Storable.problem(read.fields).ifPresent(problem -> read.wrong(problem.pointer(), problem.detail()));
        read.refuse();
        read.fields.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                read.wrong("/" + name, "unknown field: need one of " + String.join(", ", allowed));
            }
        });
        return read;
    }

    void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /** Throws if anything was wrong. */
    void refuse() {
        if (!errors.isEmpty()) {
            String count = errors.size() == 1 ? "1 field is wrong" : errors.size() + " fields are wrong";
            throw new ProblemException(400, "Request refused", count, errors);
        }
    }

    /** A value in a message: what a caller sent may be very long. */
    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
    }

    boolean has(String name) {
        return fields.hasNonNull(name);
    }

    /** A text; empty if it is not there. */
    String text(String name) {
        JsonNode value = fields.path(name);
        if (has(name) && !value.isTextual()) {
            wrong("/" + name, "need a text, got " + brief(value));
        }
        return value.asText("");
    }

    /** A whole number; {@code absent} if it is not there. */
    int whole(String name, int absent, int low, int high) {
        if (!has(name)) {
            return absent;
        }
        JsonNode value = fields.get(name);
        boolean right = value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= low
                && value.intValue() <= high;
        if (!right) {
            wrong("/" + name, "need a whole number of " + low + " to " + high + ", got " + brief(value));
        }
        return right ? value.intValue() : absent;
    }

    /** A finite number; empty if it is not there, or wrong. */
    OptionalDouble number(String name) {
        return has(name) ? finite("/" + name, fields.get(name)) : OptionalDouble.empty();
    }

    private OptionalDouble finite(String pointer, JsonNode value) {
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return OptionalDouble.of(value.doubleValue());
        }
        wrong(pointer, "need a finite number, got " + brief(value));
        return OptionalDouble.empty();
    }

    /** Whether the field is there, if only with null. */
    boolean names(String name) {
        return fields.has(name);
    }

    /** A value that checks itself; empty if it is not there, or wrong. */
    <T> Optional<T> value(String name, Class<T> type) {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.treeToValue(fields.get(name), type));
        } catch (JsonProcessingException wrong) {
            Throwable cause = wrong.getCause() == null ? wrong : wrong.getCause();
            wrong(
                    "/" + name,
                    cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage());
            return Optional.empty();
        }
    }

    /** Finite numbers by name; none if the field is not there. */
    Map<String, Double> numbers(String name) {
        Map<String, Double> found = new LinkedHashMap<>();
        if (has(name) && !fields.get(name).isObject()) {
            wrong("/" + name, "need an object of numbers by name, got " + brief(fields.get(name)));
        }
        fields.path(name)
                .fields()
                .forEachRemaining(entry -> finite("/" + name + "/" + escaped(entry.getKey()), entry.getValue())
                        .ifPresent(value -> found.put(entry.getKey(), value)));
        return found;
    }

    /** Whether an object's field is there, right or wrong. */
    boolean names(String name, String field) {
        return fields.path(name).has(field);
    }

    /** A name as a part of a JSON pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** A configuration; a null is no value. */
    Configuration configuration(String name) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (!fields.path(name).isObject()) {
            wrong(
                    "/" + name,
                    "need an object of values by parameter" + (has(name) ? ", got " + brief(fields.get(name)) : ""));
        }
        fields.path(name).fields().forEachRemaining(entry -> {
            JsonNode value = entry.getValue();
            if (value.isTextual()) {
                found.put(entry.getKey(), value.textValue());
            } else if (value.isBoolean()) {
                found.put(entry.getKey(), value.booleanValue());
            } else if (value.isIntegralNumber() && value.canConvertToLong()) {
                found.put(entry.getKey(), value.longValue());
            } else if (value.isNumber() && Double.isFinite(value.doubleValue())) {
                found.put(entry.getKey(), value.doubleValue());
            } else if (!value.isNull()) {
                wrong(
                        "/" + name + "/" + entry.getKey(),
                        "need a finite number, a text, true or false, got " + brief(value));
            }
        });
        return new Configuration(found);
    }
}
