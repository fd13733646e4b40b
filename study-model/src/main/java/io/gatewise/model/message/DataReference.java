package io.gatewise.model.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.study.ArtifactReference;

/**
 * A data set in its canonical form: UTF-8 CSV (RFC 4180) with a header line, rows in the user's order.
 *
 * @param digest  lower-case hexadecimal SHA-256 of the canonical form: the data set's identity
 * @param content where it lies
 */
public record DataReference(
        @JsonProperty(required = true) String digest,
        @JsonProperty(required = true) ArtifactReference content) {}
