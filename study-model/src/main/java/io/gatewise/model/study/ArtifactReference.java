package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Bytes in the artifact store.
 *
 * @param path   the key in the store: names separated by '/', none of them '.' or '..'
 * @param sha256 lower-case hexadecimal digest of the content
 * @param bytes  its length
 */
public record ArtifactReference(
        @JsonProperty(required = true) String path,
        @JsonProperty(required = true) String sha256,
        @JsonProperty(required = true) long bytes) {

    public ArtifactReference {
        if (path == null || path.isEmpty() || sha256 == null || bytes < 0) {
            throw new IllegalArgumentException(
                    "need a path, a digest and a length, got " + path + ", " + sha256 + ", " + bytes);
        }
    }
}
