package io.gatewise.study.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML as a JSON tree. The library composes nodes; plain scalars are resolved here by YAML 1.2's core
 * schema, so that {@code 1e-3} is a number and {@code no} and {@code 2014-01-01} are texts.
 */
final class YamlTree {

    /** Aliases are expanded, up to this: a bomb doubles with each level. */
    private static final int MOST_NODES = 100_000;

    private static final int DEEPEST = 50;
    private static final Pattern INT = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]{1,100}|[0-9]{1,100}(\\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,4})?");

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private int nodes;

    /** @throws RefusedSpecException with the place, if it is no YAML, or too large when expanded */
    JsonNode read(String text) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_NODES); // composing expands none; converting counts
        options.setCodePointLimit(text.length() + 1);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                throw SpecText.unreadable("an empty document");
            }
            return convert(root, 0);
        } catch (MarkedYAMLException wrong) {
            String place = wrong.getProblemMark() == null
                    ? ""
                    : " (line " + (wrong.getProblemMark().getLine() + 1) + ", column "
                            + (wrong.getProblemMark().getColumn() + 1) + ")";
            throw SpecText.unreadable("no YAML" + place + ": " + wrong.getProblem());
        } catch (YAMLException wrong) {
            throw SpecText.unreadable("no YAML: " + wrong.getMessage());
        }
    }

    private JsonNode convert(Node node, int depth) {
        nodes++;
        if (nodes > MOST_NODES || depth > DEEPEST) {
            throw SpecText.unreadable(
                    "too large: at most " + MOST_NODES + " values and " + DEEPEST + " levels, aliases expanded");
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = json.arrayNode();
            sequence.getValue().forEach(item -> array.add(convert(item, depth + 1)));
            return array;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.isPlain() ? plain(scalar) : json.textNode(scalar.getValue());
        }
        throw SpecText.unreadable("need mappings, sequences and scalars, got " + node.getNodeId() + place(node));
    }

    private ObjectNode object(MappingNode mapping, int depth) {
        ObjectNode object = json.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw SpecText.unreadable("a key must be a text" + place(entry.getKeyNode()));
            }
            if (object.has(key.getValue())) {
                throw SpecText.unreadable("the key " + key.getValue() + " is there twice" + place(key));
            }
            object.set(key.getValue(), convert(entry.getValueNode(), depth + 1));
        }
        return object;
    }

    private JsonNode plain(ScalarNode scalar) {
        String text = scalar.getValue();
        switch (text) {
            case "", "~", "null", "Null", "NULL":
                return json.nullNode();
            case "true", "True", "TRUE":
                return json.booleanNode(true);
            case "false", "False", "FALSE":
                return json.booleanNode(false);
            default:
                return number(scalar, text);
        }
    }

    private JsonNode number(ScalarNode scalar, String text) {
        if (INT.matcher(text).matches()) {
            var whole = new BigInteger(text);
            return whole.bitLength() < Long.SIZE ? json.numberNode(whole.longValue()) : json.numberNode(whole);
        }
        if (FLOAT.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (Double.isInfinite(value)) {
                throw SpecText.unreadable("a number too large for a double" + place(scalar) + ": " + text);
            }
            return json.numberNode(value);
        }
        return json.textNode(text);
    }

    private static String place(Node node) {
        return " (line " + (node.getStartMark().getLine() + 1) + ")";
    }
}
