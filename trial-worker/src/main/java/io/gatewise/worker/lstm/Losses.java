package io.gatewise.worker.lstm;

/** A {@link Loss} and its gradient, row by row: row r, output o at {@code r * O + o}. */
final class Losses {

    /** A probability below this counts as this: as in DL4J's cross-entropies. */
    private static final double LEAST_SOFTMAX = 1e-10;

    private static final double LEAST_SIGMOID = 1e-5;

    private final Loss loss;
    private final int outputs;

    Losses(Loss loss, int outputs) {
        this.loss = loss;
        this.outputs = outputs;
    }

    /** Turns sums into what the network says. */
    void activate(float[] values, int rows) {
        switch (loss.kind()) {
            case SOFTMAX -> {
                for (int r = 0; r < rows; r++) {
                    softmax(values, r * outputs);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < rows * outputs; i++) {
                    values[i] = (float) (1 / (1 + Math.exp(-values[i])));
                }
            }
            case SQUARED, PINBALL -> {
                // linear
            }
        }
    }

    private void softmax(float[] values, int at) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int o = 0; o < outputs; o++) {
            largest = Math.max(largest, values[at + o]);
        }
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            double e = Math.exp(values[at + o] - largest);
            values[at + o] = (float) e;
            sum += e;
        }
        for (int o = 0; o < outputs; o++) {
            values[at + o] = (float) (values[at + o] / sum);
        }
    }

    /**
     * The weighted mean over rows.
     *
     * @param said     as activated
     * @param labels   what was right
     * @param weights  of each row, at least 0
     * @param gradient of the sums that went into the activation; filled
     * @return the loss; 0 if no row counts
     */
    double gradient(float[] said, float[] labels, float[] weights, int rows, float[] gradient) {
        double all = 0;
        for (int r = 0; r < rows; r++) {
            all += weights[r];
        }
        double loss = 0;
        for (int r = 0; r < rows; r++) {
            int at = r * outputs;
            float share = all > 0 ? (float) (weights[r] / all) : 0;
            if (share == 0) {
                java.util.Arrays.fill(gradient, at, at + outputs, 0);
                continue;
            }
            loss += share * row(said, labels, at, share, gradient);
        }
        return loss;
    }

    private double row(float[] said, float[] labels, int at, float share, float[] gradient) {
        double sum = 0;
        switch (loss.kind()) {
            case SQUARED -> {
                for (int i = at; i < at + outputs; i++) {
                    double error = (double) said[i] - labels[i];
                    sum += error * error / outputs;
                    gradient[i] = (float) (2 * error / outputs) * share;
                }
            }
            case PINBALL -> {
                for (int i = at; i < at + outputs; i++) {
                    double level =
                            loss.quantiles().get((i - at) % loss.quantiles().size());
                    double error = (double) labels[i] - said[i];
                    sum += Math.max(level * error, (level - 1) * error) / outputs;
                    gradient[i] = (float) ((error > 0 ? -level : error < 0 ? 1 - level : 0) / outputs) * share;
                }
            }
            case SOFTMAX -> {
                double labelled = 0;
                for (int i = at; i < at + outputs; i++) {
                    sum -= labels[i] == 0 ? 0 : labels[i] * Math.log(Math.max(said[i], LEAST_SOFTMAX));
                    labelled += labels[i];
                }
                for (int i = at; i < at + outputs; i++) {
                    gradient[i] = (float) (said[i] * labelled - labels[i]) * share;
                }
            }
            case SIGMOID -> {
                for (int i = at; i < at + outputs; i++) {
                    double p = Math.min(Math.max(said[i], LEAST_SIGMOID), 1 - LEAST_SIGMOID);
                    sum -= labels[i] * Math.log(p) + (1 - labels[i]) * Math.log(1 - p);
                    gradient[i] = (said[i] - labels[i]) * share;
                }
            }
        }
        // NaN must come through: Math.max(NaN, …) is NaN
        return sum;
    }
}
