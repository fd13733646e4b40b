package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When a search has stagnated: after enough trials, the improvement that a further one is expected to bring has been smaller
 * than the noise of a measurement, for several trials in a row.
 *
 * @param minTrials no search ends before so many trials have completed, at least 5; null for 20
 * @param patience  so many trials complete while no improvement beyond the noise is expected, at least 1; null for 15
 */
public record Stagnation(Integer minTrials, Integer patience) {

    /** Fewer trials tell nothing of the noise. */
    public static final int FEWEST = 5;

    @JsonCreator
    public Stagnation(@JsonProperty("minTrials") Integer minTrials, @JsonProperty("patience") Integer patience) {
        this.minTrials = minTrials == null ? 20 : minTrials;
        this.patience = patience == null ? 15 : patience;
        require("minTrials", this.minTrials, FEWEST);
        require("patience", this.patience, 1);
    }

    private static void require(String name, int value, int fewest) {
        if (value < fewest || value > Search.MOST_TRIALS) {
            throw new IllegalArgumentException(
                    "stagnation." + name + ": need " + fewest + " to " + Search.MOST_TRIALS + ", got " + value);
        }
    }

    /** What {@code stagnation: true} means; null for {@code false}. */
    @JsonCreator
    public static Stagnation of(boolean wanted) {
        return wanted ? new Stagnation(null, null) : null;
    }
}
