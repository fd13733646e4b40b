package io.gatewise.worker.lstm;

/**
 * How fast the layers of a network learn that starts from another one's weights.
 *
 * @param frozen  the lowest so many LSTM layers never change; while training, too, they run as they predict: nothing is
 *                dropped of what they read and hand on, and no noise is added
 * @param rate    the share of the learning rate at which the kept layers above them learn, in (0, 1]
 * @param keptHead whether the output layer was kept as well, and learns at that share too
 */
public record FineTuning(int frozen, double rate, boolean keptHead) {

    private static final FineTuning NONE = new FineTuning(0, 1, false);

    public FineTuning {
        if (frozen < 0 || !(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "need at least 0 frozen layers and a share in (0, 1], got " + frozen + " and " + rate);
        }
    }

    /** Everything learns at the full rate. */
    public static FineTuning none() {
        return NONE;
    }

    /** The share of the learning rate at which the output layer learns. */
    double headRate() {
        return keptHead ? rate : 1;
    }
}
