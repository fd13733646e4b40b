package io.gatewise.study.ledger;

/**
 * The attempts that a rung has used up.
 *
 * @param silent    attempts lost with their worker, or whose request was never taken
 * @param failed    attempts that a worker reported as failed
 * @param lastError what a worker last reported; null if all of them just fell silent
 */
public record Losses(int silent, int failed, String lastError) {

    /** No attempt was lost. */
    public static final Losses NONE = new Losses(0, 0, null);

    /** How many in all. */
    public int count() {
        return silent + failed;
    }

    Losses withSilence() {
        return new Losses(silent + 1, failed, lastError);
    }

    Losses withError(String error) {
        return new Losses(silent, failed + 1, error);
    }
}
