package io.gatewise.worker.lstm;

/**
 * What keeps a network from learning its data by heart.
 *
 * @param inputDropout     share of the inputs dropped while training
 * @param dropout          share of each LSTM layer's outputs dropped on the way up while training
 * @param recurrentDropout share of each layer's state dropped on the way to the next step while training: the same units
 *                         at all steps of a sample (Gal &amp; Ghahramani 2016)
 * @param inputNoise       standard deviation of Gaussian noise on the inputs while training
 * @param l1               factor of the sum of absolute weights in the loss; biases are free
 * @param l2               factor of half the sum of squared weights in the loss; biases are free
 * @param weightDecay      each step shrinks the weights by this share times the learning rate (Loshchilov &amp; Hutter
 *                         2019); biases are free
 */
public record Regularisation(
        double inputDropout,
        double dropout,
        double recurrentDropout,
        double inputNoise,
        double l1,
        double l2,
        double weightDecay) {

    /** Nothing of it. */
    public static Regularisation none() {
        return new Regularisation(0, 0, 0, 0, 0, 0, 0);
    }
}
