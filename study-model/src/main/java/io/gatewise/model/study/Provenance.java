package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is needed to train the same again.
 *
 * @param codeVersion Gatewise's version
 * @param dataDigest  the data set's digest
 * @param seed        the trial's seed
 * @param worker      the worker's name
 * @param device      the processor or accelerator that trained
 * @param libraries   version by library, the Java runtime included
 */
public record Provenance(
        @JsonProperty(required = true) String codeVersion,
        @JsonProperty(required = true) String dataDigest,
        @JsonProperty(required = true) long seed,
        @JsonProperty(required = true) String worker,
        @JsonProperty(required = true) String device,
        @JsonProperty(required = true) Map<String, String> libraries) {

    public Provenance {
        libraries = java.util.Collections.unmodifiableMap(new TreeMap<>(libraries));
    }
}
