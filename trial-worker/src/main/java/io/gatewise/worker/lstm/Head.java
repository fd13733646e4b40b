package io.gatewise.worker.lstm;

/** What the output layer reads of the last LSTM layer. */
public enum Head {
    /** The state after each sample's last step; of the half that reads backward, after its first. */
    LAST,
    /** The mean over a sample's steps. */
    MEAN,
    /** Each unit's largest value over a sample's steps. */
    MAX,
    /** The state at each step, each by itself. */
    EACH_STEP
}
