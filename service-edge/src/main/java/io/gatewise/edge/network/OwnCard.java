package io.gatewise.edge.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.study.ModelProfile.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What Gatewise's own card tells of a network. */
final class OwnCard {

    private static final int MOST_NAMES = 65_536;

    private OwnCard() {}

    /** The origin; null without a card. */
    static Origin of(JsonNode card) throws RefusedNetworkException {
        if (card == null) {
            return null;
        }
        String task = card.path("task").path("type").asText("");
        if (task.isEmpty()) {
            throw new RefusedNetworkException("gatewise.json: need a task with a type, found none");
        }
        return new Origin(task, texts(card, "classes"), texts(card, "vocabulary"));
    }

    private static List<String> texts(JsonNode card, String field) throws RefusedNetworkException {
        JsonNode array = card.path(field);
        if (array.size() > MOST_NAMES) {
            throw new RefusedNetworkException(
                    "gatewise.json: need at most " + MOST_NAMES + " " + field + ", found " + array.size());
        }
        var texts = new ArrayList<String>();
        for (JsonNode text : array) {
            if (!text.isTextual()) {
                throw new RefusedNetworkException("gatewise.json: need texts as " + field + ", found " + text);
            }
            texts.add(text.asText());
        }
        if (new HashSet<>(texts).size() < texts.size()) {
            throw new RefusedNetworkException("gatewise.json: the " + field + " must differ");
        }
        return texts;
    }
}
