package io.gatewise.worker.lstm;

/**
 * Which of the fused engine's weights learn, and how fast: those from {@code start} up to {@code head}, then the output
 * layer's up to {@code end}. What lies before is frozen.
 *
 * @param start      the lowest place that learns
 * @param head       where the output layer begins
 * @param end        how many places there are
 * @param layersRate the LSTM layers' share of the learning rate
 * @param headRate   the output layer's
 */
record LearningSpans(int start, int head, int end, double layersRate, double headRate) {

    static LearningSpans of(FineTuning tuning, WeightLayout layout) {
        return new LearningSpans(
                layout.above(tuning.frozen()), layout.output(), layout.length(), tuning.rate(), tuning.headRate());
    }
}
