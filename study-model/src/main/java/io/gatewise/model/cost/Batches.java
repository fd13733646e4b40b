package io.gatewise.model.cost;

/**
 * How some samples come in batches.
 *
 * @param samples n, at least 0
 * @param most    samples of a batch; only the last may have fewer
 * @param longest steps of the longest sample, T
 * @param steps   of all samples together
 */
public record Batches(long samples, int most, int longest, double steps) {

    /** Bounds the numbers in a batch of predictions. */
    private static final int NUMBERS_AT_ONCE = 1 << 22;

    private static final int LEAST_JUDGED_AT_ONCE = 64;
    private static final int MOST_JUDGED_AT_ONCE = 512;

    public Batches {
        if (samples < 0 || most < 1 || longest < 0 || !(steps >= 0)) {
            throw new IllegalArgumentException("need samples and steps of at least 0 and batches of at least 1, got "
                    + samples + ", " + steps + " and " + most);
        }
    }

    /** Samples of one length. */
    public static Batches even(long samples, int most, int steps) {
        return new Batches(samples, most, steps, (double) samples * steps);
    }

    /**
     * Samples that judge: predictions have no reason to be made in small batches, nor to take more memory than training.
     *
     * @param batchSize of the training
     */
    public static Batches judging(NetworkSize network, long samples, int batchSize, int longest, double steps) {
        int numbers = network.inputs() + (network.eachStep() ? network.outputs() : 0);
        return new Batches(samples, judgedAtOnce(numbers, batchSize, longest), longest, steps);
    }

    /**
     * How many samples are predicted at once.
     *
     * @param numbers   in each step of a sample
     * @param batchSize of the training
     */
    public static int judgedAtOnce(int numbers, int batchSize, int longest) {
        int wanted = Math.min(MOST_JUDGED_AT_ONCE, Math.max(LEAST_JUDGED_AT_ONCE, batchSize));
        return (int) Math.max(1, Math.min(wanted, NUMBERS_AT_ONCE / ((long) Math.max(1, longest) * numbers)));
    }

    /** How many batches there are. */
    public long count() {
        return (samples + most - 1) / most;
    }

    /** B of all batches but the last. */
    int first() {
        return (int) Math.min(most, samples);
    }

    /** B of the last batch. */
    int last() {
        return samples == 0 ? 0 : (int) (samples - (count() - 1) * most);
    }
}
