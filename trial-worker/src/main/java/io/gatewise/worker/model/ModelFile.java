package io.gatewise.worker.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes the zip: the network's own entries, and {@value #CARD}. */
public final class ModelFile {

    /** The entry with the {@link ModelCard}; DL4J leaves entries alone that it doesn't know. */
    public static final String CARD = "gatewise.json";

    private static final int MOST_CARD_BYTES = 16 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ModelFile() {}

    /** Writes both to {@code file}, replacing what was there. */
    public static void write(Path file, SequenceNetwork network, ModelCard card) throws IOException {
        network.write(file);
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.write(zip.getPath(CARD), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(card));
        }
    }

    /**
     * The card of a model.
     *
     * @throws java.nio.file.NoSuchFileException if the zip has none: it wasn't written here
     * @throws IOException                       if it has one of a format that isn't known yet, or one without end
     */
    public static ModelCard card(Path file) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            ModelCard card = JSON.readValue(bounded(zip.getPath(CARD)), ModelCard.class);
            if (card.format() < 1 || card.format() > ModelCard.FORMAT) {
                throw new IOException(
                        "the model's card has format " + card.format() + ", known are 1 to " + ModelCard.FORMAT);
            }
            return card;
        }
    }

    /** A zip may promise little and hold much. */
    private static byte[] bounded(Path entry) throws IOException {
        try (InputStream in = Files.newInputStream(entry)) {
            byte[] content = in.readNBytes(MOST_CARD_BYTES + 1);
            if (content.length > MOST_CARD_BYTES) {
                throw new IOException("the model's card is larger than " + MOST_CARD_BYTES + " bytes");
            }
            return content;
        }
    }
}
