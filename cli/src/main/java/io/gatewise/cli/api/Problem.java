package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Why the server refused a request: RFC 9457 problem details.
 *
 * @param status the HTTP status
 * @param title  what is wrong, in short
 * @param detail more of it; may be empty
 * @param errors one entry per wrong field; may be empty
 */
public record Problem(int status, String title, String detail, List<FieldError> errors) {

    /**
     * One wrong field.
     *
     * @param pointer JSON pointer into the request's document; empty for the whole of it
     * @param detail  what is wrong and what is allowed
     */
    public record FieldError(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** The problem in an answer's body; {@code body} may be null if it wasn't JSON. */
    static Problem of(int status, JsonNode body) {
        if (body == null || !body.isObject()) {
            return new Problem(status, "HTTP status " + status, "", List.of());
        }
        var errors = new ArrayList<FieldError>();
        for (JsonNode error : body.path("errors")) {
            errors.add(new FieldError(
                    error.path("pointer").asText(""), error.path("detail").asText("")));
        }
        String title = body.path("title").asText("HTTP status " + status);
        return new Problem(status, title, body.path("detail").asText(""), errors);
    }

    /** For people: a headline, then one line per wrong field, {@code pointer: detail}, nothing twice. */
    public List<String> lines() {
        var fields = new ArrayList<String>();
        for (FieldError error : errors) {
            fields.add((error.pointer().isEmpty() ? "(document)" : error.pointer()) + ": " + error.detail());
        }
        boolean said = detail.isEmpty() || detail.equals(title) || fields.contains(detail);
        var lines = new ArrayList<String>();
        lines.add(said ? title : title + ": " + detail);
        lines.addAll(fields);
        return lines;
    }
}
