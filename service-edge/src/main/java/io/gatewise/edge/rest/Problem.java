package io.gatewise.edge.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A problem detail.
 *
 * @param type     {@code about:blank}: the status says what kind it is
 * @param title    the kind of problem, the same each time
 * @param status   HTTP status
 * @param detail   what is wrong this time
 * @param instance the request's path
 * @param errors   one for each wrong field
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String instance, List<FieldError> errors) {

    /** The media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One wrong field.
     *
     * @param pointer JSON pointer to it (RFC 6901); empty for the whole document
     * @param detail  what is wrong and what is allowed
     */
    public record FieldError(String pointer, String detail) {}
}
