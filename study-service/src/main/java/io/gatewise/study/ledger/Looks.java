package io.gatewise.study.ledger;

/**
 * The looks that a study has taken at the test part of its data.
 *
 * @param count  how many evaluations began
 * @param winner whose network the last one read the test part with; null if there was none, or it failed
 */
public record Looks(int count, Integer winner) {

    /** The test part is unseen. */
    public static final Looks NONE = new Looks(0, null);

    Looks begun() {
        return new Looks(count + 1, null);
    }

    Looks ended(int trial) {
        return new Looks(count, trial);
    }

    boolean has(int trial) {
        return winner != null && winner == trial;
    }
}
