package io.gatewise.faults.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatewise.faults.schedule.FaultKind;
import io.gatewise.faults.schedule.Hits;
import io.gatewise.model.message.Topics;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topics: copies of a message are alike, all of the ledger's events are there, what was unreadable lies aside. */
final class TopicCheck {

    private final TopicReader reader;
    private final ObjectMapper json = new ObjectMapper();

    TopicCheck(Map<String, Object> broker) {
        this.reader = new TopicReader(broker);
    }

    List<String> violations(Rows ledger, Hits hits) throws SQLException {
        var found = new ArrayList<String>();
        Map<String, String> events =
                distinct(Topics.STUDY_EVENTS, "study-events", message -> id(message.path("id")), found);
        var written = new TreeMap<String, String>();
        for (Map.Entry<String, String> row : ledger.pairs(
                        "select concat_ws('/', study, incarnation, sequence), event from study_events")
                .entrySet()) {
            written.put(row.getKey(), read(row.getValue()).map(this::canonical).orElse("no JSON"));
        }
        found.addAll(Difference.between("published event", written, new TreeMap<>(events)));
        // two answers to one demand would be two searches
        distinct(Topics.TRIAL_PROPOSALS, "an answer to one demand", TopicCheck::demand, found);
        distinct(Topics.TRIAL_REQUESTS, "a request of one attempt", TopicCheck::attempt, found);
        hits.by(FaultKind.MESSAGE_GARBLED).forEach((topic, count) -> {
            int aside = reader.all(Topics.deadLetters(topic)).size();
            if (aside < count) {
                found.add("of " + count + " garbled messages of " + topic + " only " + aside + " lie aside");
            }
        });
        return found;
    }

    /** Requests that went out more than once, and answers that went out more often than their demand did. */
    List<String> doubles() {
        var found = new ArrayList<String>();
        // answers are read before demands: of those there can only be more by then
        Map<String, Integer> answers = copies(Topics.TRIAL_PROPOSALS, TopicCheck::demand);
        Map<String, Integer> demands = copies(Topics.STUDY_EVENTS, TopicCheck::demanded);
        answers.forEach((key, count) -> {
            int asked = demands.getOrDefault(key, 0);
            if (count > asked) {
                found.add(count + " answers to a demand that went out " + asked + " times: " + key);
            }
        });
        copies(Topics.TRIAL_REQUESTS, TopicCheck::attempt).forEach((key, count) -> {
            if (count > 1) {
                found.add(count + " requests of one attempt: " + key);
            }
        });
        return found;
    }

    private Map<String, Integer> copies(String topic, Function<JsonNode, String> identity) {
        var copies = new TreeMap<String, Integer>();
        for (ConsumerRecord<String, String> record : reader.all(topic)) {
            read(record.value()).map(identity).ifPresent(key -> copies.merge(key, 1, Integer::sum));
        }
        return copies;
    }

    /** Of an event that is a demand what {@link #demand} is of its answer; null for any other. */
    private static String demanded(JsonNode event) {
        JsonNode id = event.path("id");
        return event.path("type").asText().equals("proposals-wanted")
                ? id.path("study").asText() + "/" + id.path("sequence")
                : null;
    }

    private static String attempt(JsonNode request) {
        return request.path("key").toString();
    }

    /** Null for a question. */
    private static String demand(JsonNode answer) {
        return answer.has("demand") ? answer.path("study").asText() + "/" + answer.path("demand") : null;
    }

    /** One copy of each message by its identity (null: of no interest); copies that differ are violations. */
    private Map<String, String> distinct(
            String topic, String what, Function<JsonNode, String> identity, List<String> found) {
        var seen = new LinkedHashMap<String, String>();
        for (ConsumerRecord<String, String> record : reader.all(topic)) {
            Optional<JsonNode> message = read(record.value()).filter(this::isWhole);
            String key = message.map(identity).orElse(null);
            if (key != null) {
                String content = canonical(message.get());
                String before = seen.putIfAbsent(key, content);
                if (before != null && !before.equals(content)) {
                    found.add(what + " came in two versions: " + key);
                }
            }
        }
        return seen;
    }

    /** A garbled message may still be JSON: then its type is one that nobody knows. */
    private boolean isWhole(JsonNode message) {
        return message.isObject() && !message.path("type").asText("~").startsWith("~");
    }

    private static String id(JsonNode id) {
        return id.path("study").asText() + "/" + id.path("incarnation") + "/" + id.path("sequence");
    }

    private Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(text).isEmpty() ? Optional.empty() : Optional.of(json.readTree(text));
        } catch (JsonProcessingException garbled) {
            return Optional.empty();
        }
    }

    /** The same text for the same content, whatever the order of its fields. */
    private String canonical(JsonNode message) {
        return String.valueOf(ordered(message));
    }

    private static Object ordered(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, Object>();
            node.properties().forEach(field -> fields.put(field.getKey(), ordered(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            var items = new ArrayList<>();
            node.forEach(item -> items.add(ordered(item)));
            return items;
        }
        return node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : node.asText();
    }
}
