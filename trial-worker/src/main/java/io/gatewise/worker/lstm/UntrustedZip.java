package io.gatewise.worker.lstm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at a model zip before DL4J does: DL4J makes objects of the classes that its JSON names, and reads arrays as long as
 * their headers say.
 */
final class UntrustedZip {

    private static final String CONFIGURATION = "configuration.json";
    private static final String WEIGHTS = "coefficients.bin";
    private static final int MOST_ENTRIES = 16;
    private static final long MOST_CONFIGURATION_BYTES = 4 << 20;
    private static final long MOST_WEIGHT_BYTES = 4L << 30;

    /** The packages whose classes describe layers, activations, losses, updaters and the like. */
    private static final Set<String> ALLOWED_PACKAGES = Set.of(
            "org.deeplearning4j.nn.conf.layers",
            "org.deeplearning4j.nn.conf.layers.misc",
            "org.deeplearning4j.nn.conf.layers.recurrent",
            "org.deeplearning4j.nn.conf.distribution",
            "org.deeplearning4j.nn.conf.dropout",
            "org.deeplearning4j.nn.conf.preprocessor",
            "org.deeplearning4j.nn.conf.stepfunctions",
            "org.deeplearning4j.nn.weights",
            "org.nd4j.linalg.activations.impl",
            "org.nd4j.linalg.learning.config",
            "org.nd4j.linalg.learning.regularization",
            "org.nd4j.linalg.lossfunctions.impl",
            "org.nd4j.linalg.schedule");

    private UntrustedZip() {}

    /** Throws if the file isn't a zip that DL4J may open. */
    static void check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException("model zip: need at most " + MOST_ENTRIES + " entries, found " + zip.size());
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.contains("/") || name.contains("\\") || name.contains("..")) {
                    throw new IOException("model zip: need plain entry names, found " + name);
                }
                long most = name.endsWith(".json") ? MOST_CONFIGURATION_BYTES : MOST_WEIGHT_BYTES;
                if (entry.getSize() < 0 || entry.getSize() > most) {
                    throw new IOException(
                            "model zip: " + name + " must have at most " + most + " bytes, has " + entry.getSize());
                }
            }
            classes(configuration(zip), "");
            if (zip.getEntry(WEIGHTS) == null) {
                throw new IOException("model zip: no entry " + WEIGHTS);
            }
        } catch (ZipException damaged) {
            throw new IOException("no model zip: " + damaged.getMessage(), damaged);
        }
    }

    /** Whether the zip has such an entry. */
    static boolean has(Path file, String entry) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.getEntry(entry) != null;
        }
    }

    private static JsonNode configuration(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(CONFIGURATION);
        if (entry == null) {
            throw new IOException("model zip: no entry " + CONFIGURATION);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new ObjectMapper().readTree(in.readNBytes((int) MOST_CONFIGURATION_BYTES));
        } catch (JsonProcessingException damaged) {
            throw new IOException(
                    "model zip: " + CONFIGURATION + " is no JSON: " + damaged.getOriginalMessage(), damaged);
        }
    }

    private static void classes(JsonNode node, String field) throws IOException {
        if (node.isTextual() && field.startsWith("@")) {
            allow(node.asText());
        }
        Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> child = fields.next();
            classes(child.getValue(), child.getKey());
        }
        if (node.isArray()) {
            for (JsonNode child : node) {
                classes(child, field);
            }
        }
    }

    private static void allow(String name) throws IOException {
        int dot = name.lastIndexOf('.');
        if (dot < 0 || !ALLOWED_PACKAGES.contains(name.substring(0, dot)) || name.indexOf('$') >= 0) {
            throw new IOException("model zip: class " + name + " is not allowed in " + CONFIGURATION);
        }
    }
}
