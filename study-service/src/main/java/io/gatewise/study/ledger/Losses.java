package io.gatewise.study.ledger;

/**
 * The attempts that a rung has used up.
 *
 * @param count     how many
 * @param lastError what a machine last reported; null if all of them just fell silent
 */
public record Losses(int count, String lastError) {

    /** No attempt was lost. */
    public static final Losses NONE = new Losses(0, null);

    Losses withSilence() {
        return new Losses(count + 1, lastError);
    }

    Losses withError(String error) {
        return new Losses(count + 1, error);
    }
}
