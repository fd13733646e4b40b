package io.gatewise.model.cost;

/**
 * How much arithmetic training is, in operations: the multiply-adds of all products, and what else takes time, counted as the
 * multiply-adds that take as long.
 *
 * <p>The prices below were measured once for the engine {@code fused}, on 250 networks of 4 to 256 units and batches of 1 to
 * 256 samples on one thread of a processor with AVX-512; predicted and measured time then differ by a factor of 1.2 (one
 * standard deviation). See decision 0016.
 */
public final class TrainingWork {

    /** Products are made in whole vectors of so many floats. */
    private static final int LANES = 16;

    /** Of each weight, each time that a step of a batch reads it, however small the batch. */
    private static final double READ_WEIGHT = 4;

    /** Of each sample, step, layer and direction: gates, copies, dropout; forward and back, and forward alone. */
    private static final double ROW = 7700;

    private static final double ROW_FORWARD = 2500;

    /** Of each output of each label: activation, loss and metric. */
    private static final double OUTPUT = 1700;

    private static final double OUTPUT_FORWARD = 1000;

    /** Of each weight, each time that the optimizer changes it. */
    private static final double UPDATE = 140;

    private final NetworkSize network;
    private final Learning learning;

    /** The work of trainings of one kind. */
    public TrainingWork(NetworkSize network, Learning learning) {
        this.network = network;
        this.learning = learning;
    }

    /** One pass over the training samples with an update after each batch, then one over those that judge. */
    public double epochOperations(Batches training, Batches judging) {
        double labels = network.eachStep() ? training.steps() : training.samples();
        double rows = (double) network.layers() * network.directions();
        double steps = sequence(training);
        return products(true) * (training.steps() + READ_WEIGHT * steps)
                + 3 * head() * labels
                + ROW * rows * training.steps()
                + OUTPUT * network.outputs() * labels
                + UPDATE * network.parameters() * training.count()
                + judging(judging, rows);
    }

    private double judging(Batches judging, double rows) {
        double labels = network.eachStep() ? judging.steps() : judging.samples();
        return products(false) * (judging.steps() + READ_WEIGHT * sequence(judging))
                + head() * labels
                + ROW_FORWARD * rows * judging.steps()
                + OUTPUT_FORWARD * network.outputs() * labels;
    }

    /** Steps of all batches, one after the other. */
    private static double sequence(Batches batches) {
        return batches.samples() == 0 ? 0 : batches.count() * batches.steps() / batches.samples();
    }

    /** Multiply-adds of the LSTM layers for one step of one sample. */
    private double products(boolean learns) {
        double all = 0;
        for (int layer = 0; layer < network.layers(); layer++) {
            double padded = (network.units(layer) + LANES - 1) / LANES * LANES;
            double gates = NetworkSize.GATES * padded * network.directions();
            double inputs = network.inputsOf(layer);
            double forward = gates * (inputs + network.units(layer) + 1);
            all += forward;
            if (learns && layer >= learning.frozen()) {
                all += forward + gates * (network.units(layer) + (layer > learning.frozen() ? inputs : 0));
            }
        }
        return all;
    }

    /** Multiply-adds of the output layer for one label. */
    private double head() {
        double padded = (network.outputs() + LANES - 1) / LANES * LANES;
        return (network.inputsOf(network.layers()) + 1.0) * padded;
    }
}
