package io.gatewise.edge.network;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A layer in DL4J's JSON.
 *
 * @param place from 0
 * @param node  its fields
 */
record LayerNode(int place, JsonNode node) {

    private static final String PACKAGE = "org.deeplearning4j.nn.conf.layers.";

    /** The class's simple name; what the field holds where it is no layer of DL4J's. */
    String kind() {
        String name = node.path("@class").asText("");
        if (!name.startsWith(PACKAGE)) {
            return name.isEmpty() ? "a layer without @class (DL4J before 1.0)" : name;
        }
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Itself, or what is inside where it is frozen. */
    LayerNode thawed() {
        return switch (kind()) {
            case "FrozenLayer" -> inner("layer").thawed();
            case "FrozenLayerWithBackprop" -> inner("underlying").thawed();
            default -> this;
        };
    }

    LayerNode inner(String field) {
        return new LayerNode(place, node.path(field));
    }

    /** The simple name of the class of an activation or the like; empty if there is none. */
    String part(String field) {
        String name = node.path(field).path("@class").asText("");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A size. */
    int size(String field, int most) throws RefusedNetworkException {
        JsonNode size = node.path(field);
        if (!size.isIntegralNumber() || size.asLong() < 1 || size.asLong() > most) {
            throw refused("1 to " + most + " as " + field, size.isMissingNode() ? "none" : size);
        }
        return size.asInt();
    }

    RefusedNetworkException refused(String needed, Object found) {
        return new RefusedNetworkException("layer " + place + ": need " + needed + ", found " + found);
    }
}
