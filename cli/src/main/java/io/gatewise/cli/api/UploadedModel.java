package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.study.LayerUnits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as study-service tells it.
 *
 * @param head   its output layer; null where it can only be replaced
 * @param origin what it learnt; null if Gatewise didn't train it
 * @param layerUnits of each layer from the lowest; empty where all have {@code units}
 */
public record UploadedModel(
        String name,
        String digest,
        long bytes,
        int inputs,
        int units,
        int layers,
        String direction,
        long parameters,
        Head head,
        Origin origin,
        List<Integer> layerUnits,
        Instant uploadedAt) {

    public UploadedModel {
        layerUnits = layerUnits == null ? List.of() : List.copyOf(layerUnits);
    }

    /** How many numbers it says, of what, and how: {@code linear}, {@code softmax} or {@code sigmoid}. */
    public record Head(int outputs, String reads, String says) {}

    /** The kind of task, and the classes and characters that it knows. */
    public record Origin(String task, List<String> classes, List<String> alphabet) {

        public Origin {
            classes = classes == null ? List.of() : List.copyOf(classes);
            alphabet = alphabet == null ? List.of() : List.copyOf(alphabet);
        }
    }

    /** The units of its layers: one number where they are alike. */
    public String unitsInWords() {
        return layerUnits.isEmpty() ? String.valueOf(units) : LayerUnits.words(layerUnits);
    }

    /** The view of an answer. */
    public static UploadedModel of(JsonNode body) {
        return Json.view(body, UploadedModel.class);
    }

    /** The networks in an answer. */
    public static List<UploadedModel> listOf(JsonNode body) {
        var models = new ArrayList<UploadedModel>();
        for (JsonNode model : body.path("models")) {
            models.add(of(model));
        }
        return List.copyOf(models);
    }
}
