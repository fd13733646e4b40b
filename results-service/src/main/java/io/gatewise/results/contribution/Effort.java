package io.gatewise.results.contribution;

/**
 * What a trial took, over all of its rungs.
 *
 * @param trial    its number
 * @param rungs    how many of its rungs have ended
 * @param attempts how many attempts they took
 * @param goneOn   how many of them went on from a checkpoint
 * @param folds    of how many folds its curve is
 * @param epochs   how many epochs its curve has, of all folds
 */
public record Effort(int trial, int rungs, int attempts, int goneOn, int folds, int epochs) {

    /** Attempts that ended without an end that counted. */
    int repeated() {
        return Math.max(0, attempts - rungs);
    }
}
