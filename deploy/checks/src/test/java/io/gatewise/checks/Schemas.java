package io.gatewise.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Strict schemas of Kubernetes' own kinds and of the operators': what they don't know is refused. */
final class Schemas {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Set<String> BUILT_IN = Set.of(
            "v1/ConfigMap",
            "v1/Namespace",
            "v1/PersistentVolumeClaim",
            "v1/Service",
            "v1/ServiceAccount",
            "apps/v1/Deployment",
            "apps/v1/StatefulSet",
            "networking.k8s.io/v1/Ingress",
            "networking.k8s.io/v1/NetworkPolicy",
            "policy/v1/PodDisruptionBudget");

    private final Map<String, Schema> custom = new HashMap<>();

    /** Reads the custom resource definitions among the test's resources. */
    Schemas() {
        try (var files =
                Files.newDirectoryStream(Repository.ROOT.resolve("deploy/checks/src/test/resources/crds"), "*.yaml")) {
            for (Path file : files) {
                Repository.documents(Files.readString(file)).forEach(this::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an object; empty if nothing is. */
    List<String> problems(Manifest object) {
        String kind = object.apiVersion() + "/" + object.kind();
        if (BUILT_IN.contains(kind)) {
            return builtIn("V1" + object.kind(), object.tree());
        }
        Schema schema = custom.get(kind);
        if (schema == null) {
            return List.of(object + ": no schema of " + kind);
        }
        var problems = new ArrayList<>(builtIn("V1ObjectMeta", object.at("/metadata")));
        schema.validate(object.tree().toString(), InputFormat.JSON)
                .forEach(error -> problems.add(object + " " + error.getInstanceLocation() + ": " + error.getMessage()));
        return problems;
    }

    private static List<String> builtIn(String model, JsonNode tree) {
        try {
            Class.forName(MODELS + model)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(tree.toString()));
            return List.of();
        } catch (InvocationTargetException refused) {
            return List.of(tree.at("/metadata/name").asText() + ": "
                    + refused.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(JsonNode definition) {
        String group = definition.at("/spec/group").asText();
        String kind = definition.at("/spec/names/kind").asText();
        for (JsonNode version : definition.at("/spec/versions")) {
            JsonNode schema = version.at("/schema/openAPIV3Schema");
            close(schema);
            custom.put(
                    group + "/" + version.path("name").asText() + "/" + kind,
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                            .getSchema(schema.toString(), InputFormat.JSON));
        }
    }

    /** Where fields are listed, others are refused: an API server would drop them without a word. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Schemas::close);
    }
}
