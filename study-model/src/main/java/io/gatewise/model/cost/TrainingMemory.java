package io.gatewise.model.cost;

/**
 * How many bytes a training on the engine {@code fused} holds: each of its arrays by its length. What is left out are the
 * data, and the few hundred bytes of objects.
 *
 * <p>The arrays are those of trial-worker's {@code worker.lstm}, whose tests hold the two together. Their sizes follow from
 * V, since units, outputs and chunks are filled up to whole vectors. Where samples differ in length, the longest are taken to
 * share a batch.
 */
public final class TrainingMemory {

    /** V of the widest processors. */
    public static final int MOST_LANES = 16;

    /** Columns that rows of a product are stored in. */
    private static final int BLOCK = 336;

    /** Rows of steps that are kept together at most, but for a step that has more. */
    private static final int CHUNK = 160;

    /** Numbers that an array of vectors leaves free at its front. */
    private static final int LEAD = 12;

    /** Rows that one pass predicts at most. */
    private static final int ROWS_AT_ONCE = 1 << 14;

    /** A best state that replaces the one before, and what a checkpoint turns into bytes. */
    private static final int SPARE_COPIES = 3;

    private final NetworkSize network;
    private final Learning learning;
    private final int lanes;

    /**
     * The memory of trainings of one kind.
     *
     * @param lanes V
     */
    public TrainingMemory(NetworkSize network, Learning learning, int lanes) {
        this.network = network;
        this.learning = learning;
        this.lanes = lanes;
    }

    /** All of a training: the network, its batches, their order and the best weights. */
    public long bytes(Batches training, Batches judging) {
        return networkBytes(training, judging)
                + Float.BYTES
                        * (batch(training.first(), training.longest()) + batch(judging.first(), judging.longest()))
                + Float.BYTES * SPARE_COPIES * network.parameters()
                + order(training)
                + Integer.BYTES * judging.samples();
    }

    /** The network alone once it has seen batches of both kinds. */
    public long networkBytes(Batches training, Batches judging) {
        long weights = weights();
        long numbers = weights * (2 + learning.moments());
        int t = training.longest();
        int at = atOnce(judging);
        for (int layer = 0; layer < network.layers(); layer++) {
            long rows = Math.max((long) training.first() * t, (long) at * judging.longest());
            boolean learns = layer >= learning.frozen();
            numbers += network.directions() * half(layer, learns, training, at, rows);
            numbers += rows * network.directions() * padded(layer); // what the layer says
            numbers += learns && layer > 0 && learning.dropout() ? training.first() * (long) t * inputs(layer) : 0;
        }
        numbers += network.directions() == 2 ? passedDown((long) training.first() * t) : 0;
        numbers += output(training, at, judging.longest());
        numbers += at < judging.first() ? parts(at, judging) : 0;
        return Float.BYTES * numbers + weights; // and for each weight, whether it is a bias
    }

    /** Where layers of two directions sum the gradient of what they read: room for the widest that is read. */
    private long passedDown(long rows) {
        long widest = 0;
        for (int layer = learning.frozen() + 1; layer < network.layers(); layer++) {
            widest = Math.max(widest, LEAD + inputs(layer) * rows);
        }
        return widest;
    }

    /** Samples that one pass predicts. */
    private static int atOnce(Batches judging) {
        return Math.min(judging.first(), Math.max(1, ROWS_AT_ONCE / Math.max(1, judging.longest())));
    }

    /** A batch that is predicted in parts: the part's own numbers, and the predictions put together. */
    private long parts(int at, Batches judging) {
        return batch(at, judging.longest()) + network.labelRows(judging.first(), judging.longest()) * network.outputs();
    }

    private long weights() {
        long all = LEAD + (read() + 1) * filled(network.outputs(), lanes);
        for (int layer = 0; layer < network.layers(); layer++) {
            all += network.directions() * weightRows(layer) * NetworkSize.GATES * padded(layer);
        }
        return all;
    }

    /** H of a layer filled up to whole vectors. */
    private int padded(int layer) {
        return (int) filled(network.units(layer), lanes);
    }

    /** What a layer reads at a step; of the place after the topmost one, what the output layer reads. */
    private long inputs(int layer) {
        if (layer == 0) {
            return network.inputs();
        }
        return network.directions() == 2 ? 2L * padded(layer - 1) : network.units(layer - 1);
    }

    private long read() {
        return inputs(network.layers());
    }

    private long weightRows(int layer) {
        return inputs(layer) + 1 + network.units(layer);
    }

    /** One direction of a layer. */
    private long half(int layer, boolean learns, Batches training, int judged, long rows) {
        int padded = padded(layer);
        long gates = (long) NetworkSize.GATES * padded;
        long kept = Math.max(judged, training.first()); // the newest step alone
        long numbers = leftRows(rows, weightRows(layer));
        if (learns) {
            int t = training.longest();
            kept = Math.max(judged, Math.max(chunks(training.first(), t), chunks(training.last(), t)));
            numbers += 3 * LEAD + (long) padded * training.first() * (t + 2); // gradients: outputs, passed on, states
            numbers += leftRows(training.first(), gates);
            numbers += LEAD + gates * padded; // weights turned, for the step before and for the layer below
            numbers += layer > learning.frozen() ? LEAD + gates * filled(inputs(layer), lanes) : 0;
            numbers += learning.recurrentDropout() ? (long) padded * training.first() : 0;
        }
        return numbers + 3 * LEAD + kept * (gates + 2L * padded); // gates, states and their tanh
    }

    /** Rows that are kept of T steps of a batch, in whole chunks. */
    private static long chunks(int size, int steps) {
        long chunk = Math.max(1, CHUNK / Math.max(1, size));
        return (steps + chunk - 1) / chunk * chunk * size;
    }

    private long output(Batches training, int judged, int judgedSteps) {
        long trained = network.labelRows(training.first(), training.longest());
        long rows = Math.max(trained, network.labelRows(judged, judgedSteps));
        long outputs = filled(network.outputs(), lanes);
        long read = read();
        long numbers = leftRows(rows, read + 1)
                + rows * (outputs + network.outputs())
                + trained * network.outputs()
                + leftRows(trained, outputs)
                + trained * filled(read, lanes)
                + outputs * filled(read, lanes);
        numbers += learning.dropout() ? trained * read : 0;
        numbers += learning.largest() && !network.eachStep() ? Math.max(training.first(), judged) * read : 0;
        return numbers;
    }

    private long batch(long samples, long steps) {
        long labels = network.labelRows(samples, steps);
        return samples * steps * network.inputs() + labels * (network.outputs() + 1L) + samples;
    }

    /** Bytes of the order in which samples are learnt; samples of unequal lengths are sorted, 20 batches at a time. */
    private static long order(Batches training) {
        boolean uneven = training.steps() != (double) training.samples() * training.longest();
        long sorted = uneven ? Math.min(training.samples(), 20L * training.most()) : 0;
        return Integer.BYTES * training.samples() + sorted * (Integer.BYTES + Long.BYTES);
    }

    private static long leftRows(long rows, long columns) {
        return LEAD + filled(columns, BLOCK) * rows;
    }

    private static long filled(long count, int whole) {
        return (count + whole - 1) / whole * whole;
    }
}
