package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whole sequences dealt into k folds, each of which judges once what is trained on the others; the score is the mean.
 *
 * @param k            how many folds, at least 2
 * @param repeats      so many times with another draw, at least 1; null for 1
 * @param stratified   whether each class keeps its share in every fold; null for true where sequences have classes
 * @param groups       column: sequences with the same value stay in one fold; null for none
 * @param seed         of the draw; null for 0
 * @param testFraction share of all sequences kept for the end, in (0, 1); null for none
 * @param part         column of given parts: {@code test} is kept for the end, the rest makes the folds; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KFold(
        @JsonProperty(required = true) int k,
        Integer repeats,
        Boolean stratified,
        String groups,
        Long seed,
        Double testFraction,
        String part)
        implements ValidationPlan {

    public KFold {
        repeats = repeats == null ? 1 : repeats;
        if (k < 2 || k > 1000) {
            throw new IllegalArgumentException("k: need 2 to 1000 folds, got " + k);
        }
        if (repeats < 1 || repeats > 1000) {
            throw new IllegalArgumentException("repeats: need 1 to 1000, got " + repeats);
        }
        if (testFraction != null && part != null) {
            throw new IllegalArgumentException("need at most one of testFraction and part");
        }
        Shares.require("testFraction", testFraction);
    }

    @Override
    public int folds() {
        return k * repeats;
    }

    @Override
    public boolean hasTestPart() {
        return testFraction != null || part != null;
    }
}
