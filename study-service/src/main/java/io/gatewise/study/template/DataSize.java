package io.gatewise.study.template;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.DatasetProfile;

/**
 * How much there is to learn from, as far as it bounds a search space.
 *
 * @param steps    numbers or characters that teach, one for each step and value to predict
 * @param samples  windows or sequences, at least 1
 * @param shortest steps of the shortest series; of a single one, all
 * @param inputs   numbers at a step, at least 1
 * @param season   steps after which the data repeat themselves; 1 for none
 * @param horizon  steps ahead that are predicted, at least 1
 */
public record DataSize(long steps, long samples, long shortest, int inputs, int season, int horizon) {

    /** The share of the data that is left to learn from, beside validation and test. */
    private static final double TRAINING_SHARE = 0.7;

    /** The inputs of a text whose alphabet nobody has counted. */
    private static final int CHARACTERS = 64;

    /** Data that nobody has seen: of the size at which no bound of a template is smaller than its literature's. */
    public static final DataSize UNKNOWN = new DataSize(1_000_000, 100_000, 100_000, 8, 1, 1);

    /**
     * The size of a data set.
     *
     * @param task what is to be learnt; null if nobody has said
     */
    public static DataSize of(DatasetProfile data, Task task) {
        boolean several = data.series() != null && (task == null || task.series() != null);
        boolean text = task instanceof TextModelling
                || task instanceof Classification classification && classification.text() != null;
        long rows = task instanceof TextModelling ? data.bytes() : data.rows();
        long steps = Math.max(1, Math.round(TRAINING_SHARE * (text ? data.bytes() : rows)));
        boolean whole = task instanceof Classification;
        long sequences = text && whole ? data.rows() : several ? data.series().count() : 1;
        long samples = whole ? sequences : rows;
        long numbers = data.columns().stream()
                .filter(column -> column.type() == ColumnType.NUMBER)
                .count();
        int inputs = text
                ? CHARACTERS
                : task == null ? (int) numbers : task.numericColumns().size();
        Forecasting forecasting = task instanceof Forecasting f ? f : null;
        return new DataSize(
                forecasting == null
                        ? steps
                        : steps * forecasting.targetColumns().size(),
                Math.max(1, Math.round(TRAINING_SHARE * samples)),
                several ? data.series().shortest() : rows,
                Math.max(1, inputs),
                forecasting == null ? 1 : forecasting.season(),
                forecasting == null ? 1 : forecasting.horizon());
    }

    /**
     * The most units of a layer whose network has at most five weights for each step that teaches, rounded down to a power of
     * two; at least 16.
     *
     * @param most of the literature, a power of two
     */
    long units(long most) {
        long units = most;
        while (units > 16 && 4 * units * (units + inputs + 1.0) > 5.0 * steps) {
            units /= 2;
        }
        return units;
    }

    /**
     * The largest batch of which an epoch still has eight; a power of two, at least 8, or where there are few samples a third
     * of them.
     */
    long batch(long most) {
        long batch = most;
        while (batch > 8 && 8 * batch > samples) {
            batch /= 2;
        }
        return Math.max(1, Math.min(batch, samples / 3));
    }

    /** The longest window that leaves each series a few to learn from, at most {@code most}, at least 1. */
    long window(long most) {
        long fits = Math.round(TRAINING_SHARE / 2 * shortest) - horizon;
        return Math.max(1, Math.min(most, fits));
    }
}
