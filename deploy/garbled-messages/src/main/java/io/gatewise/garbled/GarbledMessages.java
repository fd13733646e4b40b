package io.gatewise.garbled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Messages of one topic that went wrong: cut off, no JSON, of no known type or version, and whole ones with one field
 * missing, null, of another type, or beyond all bounds.
 */
public final class GarbledMessages {

    /** Where tests find every sample ever released, below the project's folder. */
    private static final String SAMPLES = "study-model/src/test/resources/messages";

    /** Stands for what is not JSON, until the text is made. */
    private static final String MARK = "~here~";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What takes a field's place. Some readers take some of these; none may stumble. */
    private static final List<String> INSTEAD = List.of(
            "null",
            "{}",
            "[]",
            "[[[]]]",
            "\"\"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "true",
            "-1",
            "0.5",
            "2147483648",
            "9223372036854775808",
            "1e999",
            "-1e-999",
            "NaN",
            "\"" + "9".repeat(1000) + "\"",
            "9".repeat(1001));

    private final List<String> samples;
    private final Random random;

    private GarbledMessages(List<String> samples, long seed) {
        this.samples = samples;
        this.random = new Random(seed);
    }

    /**
     * Out of a topic's samples.
     *
     * @param root  the project's folder
     * @param topic the topic
     * @param seed  of what is chosen
     */
    public static GarbledMessages of(Path root, String topic, long seed) {
        try (var files = Files.list(root.resolve(SAMPLES).resolve(topic))) {
            var samples = new ArrayList<String>();
            for (Path file : files.sorted().toList()) {
                samples.add(Files.readString(file));
            }
            return new GarbledMessages(samples, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is no message of the topic, whoever reads it.
     *
     * @return distinct, none of them null
     */
    public List<String> unreadable() {
        var texts = new ArrayList<>(List.of(
                "",
                " ",
                "null",
                "12",
                "\"text\"",
                "[]",
                "{}",
                "{",
                "\u0000\u0001\ufffd",
                "{\"type\":12}",
                "{\"type\":null}",
                "{\"type\":[\"ended\"]}",
                "[".repeat(100_000),
                "{\"type\":".repeat(5_000)));
        for (String sample : samples) {
            String compact = compact(sample);
            texts.add(compact.substring(0, compact.length() / 3));
            texts.add(compact.substring(0, compact.length() - 1));
            texts.add(compact + compact);
            texts.add(compact.replaceFirst("\"type\"\\s*:\\s*\"", "\"type\":\"future-"));
        }
        return texts.stream().distinct().toList();
    }

    /**
     * Samples with one field replaced or left out, and with one that no reader knows.
     *
     * @param count  so many, chosen by the seed
     * @param rename makes a sample one of the test's study, before
     */
    public List<String> damaged(int count, UnaryOperator<String> rename) {
        var texts = new ArrayList<String>();
        for (String sample : samples) {
            JsonNode whole = read(rename.apply(sample));
            var unknown = (ObjectNode) whole.deepCopy();
            unknown.putObject("fromTheFuture").put("version", 99);
            texts.add(unknown.toString());
            damage(whole, whole, texts);
        }
        Collections.shuffle(texts, random);
        return List.copyOf(texts.subList(0, Math.min(count, texts.size())));
    }

    /** Damages each field below {@code part} once, and leaves {@code whole} as it was. */
    private void damage(JsonNode whole, JsonNode part, List<String> texts) {
        if (part instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode before = object.get(name);
                object.put(name, MARK);
                texts.add(whole.toString().replace("\"" + MARK + "\"", anything()));
                object.remove(name);
                texts.add(whole.toString());
                object.set(name, before);
                damage(whole, before, texts);
            }
        } else if (part instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode before = array.get(0);
            array.set(0, MARK);
            texts.add(whole.toString().replace("\"" + MARK + "\"", anything()));
            array.set(0, before);
            damage(whole, before, texts);
        }
    }

    private String anything() {
        return INSTEAD.get(random.nextInt(INSTEAD.size()));
    }

    private static String compact(String sample) {
        return read(sample).toString();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("no sample: " + text, e);
        }
    }
}
