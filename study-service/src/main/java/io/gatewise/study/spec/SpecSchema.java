package io.gatewise.study.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gatewise.model.study.StudySpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The published JSON Schema of the spec, and what it says of a document, in words for people. */
public final class SpecSchema {

    private static final String RESOURCE = "/io/gatewise/model/study-spec.schema.json";

    /** Where the schema forbids what needs one objective. */
    private static final String WITH_SEVERAL_OBJECTIVES = "/allOf/2/then";

    private final String text = load();
    private final JsonNode tree = parsed(text);
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);

    /** The schema as it is published: JSON text. */
    public String text() {
        return text;
    }

    /** Adds all that the schema refuses. */
    void check(JsonNode document, Problems problems) {
        for (Error error : schema.validate(document.toString(), InputFormat.JSON)) {
            problems.add(pointer(error), detail(error));
        }
    }

    private static String pointer(Error error) {
        String place = error.getInstanceLocation().toString();
        // a missing or unknown field is told at its own place, not at its parent's
        boolean ofParent =
                error.getKeyword().equals("required") || error.getKeyword().equals("additionalProperties");
        return ofParent && error.getProperty() != null ? place + "/" + escaped(error.getProperty()) : place;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private String detail(Error error) {
        String keyword = error.getKeyword() == null ? "" : error.getKeyword();
        return switch (keyword) {
            case "required" -> "required, but not there";
            case "additionalProperties" ->
                "unknown field '" + error.getProperty() + "': need one of " + fieldsBeside(error);
            case "false" -> forbidden(error);
            case "type" -> "need " + expected(error) + ", got " + shown(error);
            case "enum" -> "need one of " + listed(error.getSchemaNode()) + ", got " + shown(error);
            case "minimum" -> "need at least " + error.getSchemaNode() + ", got " + shown(error);
            case "maximum" -> "need at most " + error.getSchemaNode() + ", got " + shown(error);
            case "exclusiveMinimum" -> "need more than " + error.getSchemaNode() + ", got " + shown(error);
            case "exclusiveMaximum" -> "need less than " + error.getSchemaNode() + ", got " + shown(error);
            case "minItems" -> "need at least " + error.getSchemaNode() + " entries";
            case "maxItems" -> "need at most " + error.getSchemaNode() + " entries";
            case "uniqueItems" -> "the entries must differ, got " + shown(error);
            case "minLength" -> "need a text that isn't empty";
            case "maxLength" -> "need at most " + error.getSchemaNode() + " characters";
            case "pattern" ->
                "need a text that matches " + error.getSchemaNode().asString() + ", got " + shown(error);
            default -> error.getMessage();
        };
    }

    private static String forbidden(Error error) {
        if (!error.getSchemaLocation().getFragment().toString().startsWith(WITH_SEVERAL_OBJECTIVES)) {
            return "not allowed for this type";
        }
        return pointer(error).equals("/objective")
                ? "need either objective or objectives, got both"
                : "only with one objective, this study has several";
    }

    /** The fields that the schema knows at the place of an unknown one. */
    private String fieldsBeside(Error unknown) {
        String keyword = unknown.getSchemaLocation().getFragment().toString();
        JsonNode owner = tree.at(keyword.substring(0, keyword.lastIndexOf('/')));
        List<String> names = new ArrayList<>();
        owner.path("properties").fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }

    private static String expected(Error error) {
        return error.getSchemaNode().isArray()
                ? listed(error.getSchemaNode())
                : error.getSchemaNode().asString();
    }

    private static String listed(tools.jackson.databind.JsonNode choices) {
        List<String> names = new ArrayList<>();
        choices.forEach(choice -> names.add(choice.asString()));
        return String.join(", ", names);
    }

    private static String shown(Error error) {
        String value = String.valueOf(error.getInstanceNode());
        return value.length() > 80 ? value.substring(0, 80) + "…" : value;
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("can't read " + RESOURCE, broken);
        }
    }

    private static String load() {
        try (InputStream in = StudySpec.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("can't read " + RESOURCE, broken);
        }
    }
}
