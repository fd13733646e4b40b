package io.gatewise.worker.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a trial's weights follow from, by name. Two requests with the same identity train the same networks, as far as each
 * goes; how far (epochs, folds) and limits are no part of it.
 */
public final class Identity {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Identity() {}

    /**
     * The identity of a request.
     *
     * @param settings the request's, completed; the engine is one of them
     */
    public static Map<String, String> of(TrainTrial request, Configuration settings) {
        var identity = new TreeMap<String, String>();
        identity.put("data", request.data().digest());
        identity.put("task", json(request.task()));
        identity.put("settings", json(settings));
        identity.put("objective", json(request.objective()));
        identity.put("validation", json(request.validation()));
        identity.put("earlyStopping", json(request.earlyStopping()));
        identity.put("start", json(request.start()));
        identity.put("seed", Long.toString(request.seed()));
        identity.put("fraction", Double.toString(request.rung().fraction()));
        return identity;
    }

    /** The first difference between what was asked for and what was found, for people; empty if there is none. */
    public static Optional<String> difference(Map<String, String> asked, Map<String, String> found) {
        var names = new TreeMap<>(found);
        names.putAll(asked);
        return names.keySet().stream()
                .filter(name -> !Objects.equals(asked.get(name), found.get(name)))
                .map(name ->
                        "it is of another trial, " + name + ": need " + asked.get(name) + ", found " + found.get(name))
                .findFirst();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible); // it came as JSON
        }
    }
}
