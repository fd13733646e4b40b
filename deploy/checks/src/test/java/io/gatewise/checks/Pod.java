package io.gatewise.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pods of one workload.
 *
 * @param name   the workload's name
 * @param labels the pods' labels
 * @param spec   the pods' spec
 */
record Pod(String name, Map<String, String> labels, JsonNode spec) {

    static Pod of(Manifest workload) {
        JsonNode template = workload.at("/spec/template");
        return new Pod(workload.name(), Manifest.strings(template.at("/metadata/labels")), template.path("spec"));
    }

    boolean isGatewise() {
        return "gatewise".equals(labels.get("app.kubernetes.io/part-of"));
    }

    /** The one container that runs for as long as the pod does. */
    JsonNode main() {
        return spec.path("containers").get(0);
    }

    /** All containers, those that run first included. */
    List<JsonNode> containers() {
        var containers = new ArrayList<JsonNode>();
        spec.path("initContainers").forEach(containers::add);
        spec.path("containers").forEach(containers::add);
        return containers;
    }

    /** Name and number of each port. */
    Map<String, Integer> ports() {
        var ports = new HashMap<String, Integer>();
        for (JsonNode container : containers()) {
            container
                    .path("ports")
                    .forEach(port -> ports.put(
                            port.path("name").asText(),
                            port.path("containerPort").asInt()));
        }
        return ports;
    }

    /** The number of a port that is told by name or number; 0 if no container has it. */
    int port(JsonNode port) {
        if (port.isInt()) {
            return ports().containsValue(port.asInt()) ? port.asInt() : 0;
        }
        return ports().getOrDefault(port.asText(), 0);
    }
}
