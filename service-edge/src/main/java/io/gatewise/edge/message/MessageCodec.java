package io.gatewise.edge.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;

/**
 * The wire form of messages: JSON objects, times as ISO-8601 text.
 *
 * <p>Fields that a reader doesn't know are ignored, so that a newer sender may add some. A required
 * field that is missing or null makes a message unreadable.
 */
public final class MessageCodec {

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The message as JSON text. */
    public String write(Object message) {
        try {
            return mapper.writeValueAsString(message);
        } catch (JsonProcessingException programError) {
            throw new UncheckedIOException(programError);
        }
    }

    /**
     * The message in {@code json}, complete: every required field has a value.
     *
     * @param json   text; null (a tombstone) is unreadable too
     * @param family the topic's sealed type
     * @throws UnreadableMessageException if it isn't one, with the reason and place
     */
    public <T> T read(String json, Class<T> family) throws UnreadableMessageException {
        if (json == null) {
            throw new UnreadableMessageException("no content", null);
        }
        try {
            T message = mapper.readValue(json, family);
            if (message == null) {
                throw new UnreadableMessageException("the JSON value null", null);
            }
            RequiredFields.check(message);
            return message;
        } catch (JsonMappingException wrongShape) {
            throw new UnreadableMessageException(place(wrongShape) + wrongShape.getOriginalMessage(), wrongShape);
        } catch (JsonProcessingException noJson) {
            throw new UnreadableMessageException("no JSON: " + noJson.getOriginalMessage(), noJson);
        } catch (IllegalArgumentException illegalValue) {
            throw new UnreadableMessageException(illegalValue.getMessage(), illegalValue);
        }
    }

    private static String place(JsonMappingException problem) {
        var pointer = new StringBuilder();
        for (JsonMappingException.Reference step : problem.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return pointer.isEmpty() ? "" : pointer + ": ";
    }
}
