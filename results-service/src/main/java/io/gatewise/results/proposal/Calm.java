package io.gatewise.results.proposal;

/**
 * Since when a search expects no improvement beyond the noise. Follows from the events, as every demand is answered once and
 * in order; a change of the study by a user begins it anew.
 *
 * @param since how many trials had completed at the answer from which on none was expected; 0 where one was
 */
public record Calm(int since) {

    /** An improvement is expected, or nobody has looked yet. */
    public static final Calm NONE = new Calm(0);

    /** After an answer before which so many trials had completed. */
    Calm after(boolean belowNoise, int completed) {
        if (!belowNoise) {
            return NONE;
        }
        return since == 0 || since > completed ? new Calm(completed) : this; // a higher rung has fewer trials
    }

    /** So many trials have completed in the meantime, the one included that it began with. */
    int trials(int completed) {
        return since == 0 ? 0 : completed - since + 1;
    }
}
