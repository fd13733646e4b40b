package io.gatewise.study.dataset.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.gatewise.study.dataset.RefusedDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a JSON Lines file, as GluonTS writes it.
 *
 * @param id     the series' name; null if it has none
 * @param start  the first step's time; null if it isn't there
 * @param fields by field's name, its channels; a missing number is NaN
 */
record JsonItem(String id, String start, Map<String, List<double[]>> fields) {

    static final String TARGET = "target";

    /** Fields of one value a series. */
    static final List<String> STATIC = List.of("feat_static_real", "feat_static_cat");

    /** Fields of one value a step. */
    static final List<String> DYNAMIC =
            List.of(TARGET, "feat_dynamic_real", "feat_dynamic_cat", "past_feat_dynamic_real");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** @throws RefusedDataException if the line holds something else */
    static JsonItem read(String line, long number) throws IOException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw RefusedDataException.inLine(number, "need a JSON object a line, such as {\"target\": [1, 2]}");
            }
            String id = null;
            String start = null;
            var fields = new LinkedHashMap<String, List<double[]>>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("item_id")) {
                    id = text(parser, field, number);
                } else if (field.equals("start")) {
                    start = text(parser, field, number);
                } else if (STATIC.contains(field) || DYNAMIC.contains(field)) {
                    fields.put(field, channels(parser, field, number));
                } else {
                    throw RefusedDataException.inLine(
                            number,
                            "unknown field " + field + ": need start, item_id, " + String.join(", ", DYNAMIC) + " or "
                                    + String.join(", ", STATIC));
                }
            }
            if (parser.nextToken() != null) {
                throw RefusedDataException.inLine(number, "something follows the JSON object");
            }
            return new JsonItem(id, start, fields);
        } catch (JsonProcessingException wrong) {
            throw RefusedDataException.inLine(number, "no JSON: " + wrong.getOriginalMessage());
        }
    }

    private static String text(JsonParser parser, String field, long line) throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            throw RefusedDataException.inCell(line, field, "need a text");
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    private static List<double[]> channels(JsonParser parser, String field, long line) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw RefusedDataException.inCell(line, field, "need an array of numbers, or of such arrays");
        }
        var channels = new ArrayList<double[]>();
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            channels.add(numbers(parser, field, line));
            return channels;
        }
        for (; parser.currentToken() == JsonToken.START_ARRAY; parser.nextToken()) {
            parser.nextToken();
            channels.add(numbers(parser, field, line));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw RefusedDataException.inCell(line, field, "need numbers alone or arrays alone, got both");
        }
        return channels;
    }

    /** Numbers up to the end of their array. */
    private static double[] numbers(JsonParser parser, String field, long line) throws IOException {
        double[] numbers = new double[16];
        int count = 0;
        for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count] = number(parser, field, line);
            count++;
        }
        return Arrays.copyOf(numbers, count);
    }

    private static double number(JsonParser parser, String field, long line) throws IOException {
        JsonToken token = parser.currentToken();
        boolean missing = token == JsonToken.VALUE_NULL
                || token == JsonToken.VALUE_STRING && parser.getText().equalsIgnoreCase("NaN");
        double value = missing ? Double.NaN : token.isNumeric() ? parser.getDoubleValue() : Double.POSITIVE_INFINITY;
        if (Double.isInfinite(value)) {
            throw RefusedDataException.inCell(line, field, "need a finite number, got " + parser.getText());
        }
        return value;
    }
}
