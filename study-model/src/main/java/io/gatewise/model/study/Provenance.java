package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param start       for people, what came before: the checkpoint that training went on from, or why it started over;
 *                    null where there was nothing before
 * @param cost        what training takes, as counted and predicted before it; null where nothing was to be trained
 */
public record Provenance(
        @JsonProperty(required = true) String codeVersion,
        @JsonProperty(required = true) String dataDigest,
        @JsonProperty(required = true) long seed,
        @JsonProperty(required = true) String worker,
        @JsonProperty(required = true) String device,
        @JsonProperty(required = true) Map<String, String> libraries,
        @JsonInclude(JsonInclude.Include.NON_NULL) String start,
        @JsonInclude(JsonInclude.Include.NON_NULL) TrialCost cost) {

    public Provenance {
        libraries = java.util.Collections.unmodifiableMap(new TreeMap<>(libraries));
    }

    /** Of a training with nothing before. */
    public Provenance(
            String codeVersion,
            String dataDigest,
            long seed,
            String worker,
            String device,
            Map<String, String> libraries) {
        this(codeVersion, dataDigest, seed, worker, device, libraries, null, null);
    }
}
