package io.gatewise.edge.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatewise.model.study.ModelProfile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip as DL4J's {@code ModelSerializer} writes a {@code MultiLayerNetwork} of LSTM layers: {@value #LAYERS} and {@value
 * #WEIGHTS}, and perhaps Gatewise's {@value #CARD}. Other entries are left alone.
 */
public final class NetworkZip {

    private static final String LAYERS = "configuration.json";
    private static final String WEIGHTS = "coefficients.bin";
    private static final String CARD = "gatewise.json";
    private static final int MOST_ENTRIES = 16;
    private static final int MOST_JSON_BYTES = 4 << 20;
    private static final int MOST_JSON_DEPTH = 100;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_JSON_DEPTH)
                    .build())
            .build());

    private NetworkZip() {}

    /**
     * A network.
     *
     * @param weights in DL4J's order, {@code profile.parameters()} of them
     */
    public record Network(ModelProfile profile, float[] weights) {}

    /**
     * What the network is; its weights are read through, but not kept.
     *
     * @throws RefusedNetworkException if it is none that can be trained here
     */
    public static ModelProfile profile(Path file) throws IOException {
        return open(file, (profile, weights) -> {
            weights.forEach((place, value) -> {
                // that it is a number is all that is asked
            });
            return profile;
        });
    }

    /**
     * The network.
     *
     * @param mostWeights a larger one is refused before its weights are read
     * @throws RefusedNetworkException if it is none that can be trained here
     */
    public static Network read(Path file, long mostWeights) throws IOException {
        return open(file, (profile, weights) -> {
            if (profile.parameters() > mostWeights) {
                throw new RefusedNetworkException(
                        "need at most " + mostWeights + " weights, found " + profile.parameters());
            }
            return new Network(profile, weights.values());
        });
    }

    private interface Use<T> {
        T of(ModelProfile profile, Nd4jArray weights) throws IOException;
    }

    private static <T> T open(Path file, Use<T> use) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            checkEntries(zip);
            Layers layers = Layers.of(json(zip, LAYERS));
            try (var in = new DataInputStream(new BufferedInputStream(zip.getInputStream(entry(zip, WEIGHTS))))) {
                var weights = Nd4jArray.open(in);
                ModelProfile profile = layers.profile(weights.length(), OwnCard.of(card(zip)));
                return use.of(profile, weights);
            } catch (EOFException cut) {
                throw new RefusedNetworkException(WEIGHTS + " ends too early", cut);
            }
        } catch (ZipException damaged) {
            throw new RefusedNetworkException("no zip: " + damaged.getMessage(), damaged);
        }
    }

    private static void checkEntries(ZipFile zip) throws RefusedNetworkException {
        if (zip.size() > MOST_ENTRIES) {
            throw new RefusedNetworkException("need at most " + MOST_ENTRIES + " entries, found " + zip.size());
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (name.contains("/") || name.contains("\\") || name.contains("..")) {
                throw new RefusedNetworkException("need entries without folders, found " + name);
            }
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) throws RefusedNetworkException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new RefusedNetworkException("no entry " + name + ": need a zip as DL4J's ModelSerializer writes it");
        }
        return entry;
    }

    private static JsonNode card(ZipFile zip) throws IOException {
        return zip.getEntry(CARD) == null ? null : json(zip, CARD);
    }

    private static JsonNode json(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(entry(zip, name))) {
            // whatever the entry says of its size
            byte[] bytes = in.readNBytes(MOST_JSON_BYTES + 1);
            if (bytes.length > MOST_JSON_BYTES) {
                throw new RefusedNetworkException(name + ": need at most " + MOST_JSON_BYTES + " bytes");
            }
            return JSON.readTree(bytes);
        } catch (JsonProcessingException damaged) {
            throw new RefusedNetworkException(name + " is no JSON: " + damaged.getOriginalMessage(), damaged);
        }
    }
}
