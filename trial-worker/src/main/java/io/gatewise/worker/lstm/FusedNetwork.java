package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.kernel.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A network on Gatewise's own kernels. After the first batch of the largest size a step allocates nothing. */
final class FusedNetwork implements SequenceNetwork {

    /** Bounds the memory of a prediction: rows at once. */
    private static final int ROWS_AT_ONCE = 1 << 14;

    private final NetworkPlan plan;
    private final WeightLayout layout;
    private final FusedPass pass;
    private final Updater updater;
    private final float[] weights;
    private final float[] gradient;
    private final boolean[] biases;
    private final int parameters;
    private double rate;
    private long step;
    private Batch part;
    private float[] predicted = {};

    FusedNetwork(NetworkPlan plan, Kernels kernels) {
        this.plan = plan;
        this.layout = new WeightLayout(plan.shape(), kernels.lanes());
        this.weights = new float[layout.length()];
        this.gradient = new float[layout.length()];
        this.biases = new boolean[layout.length()];
        this.parameters = Math.toIntExact(plan.parameters());
        this.updater = new Updater(plan.optimizer(), plan.regularisation(), LearningSpans.of(plan.tuning(), layout));
        this.pass = new FusedPass(plan, layout, kernels);
        this.rate = plan.optimizer().learningRate();
        WeightStart.markBiases(plan.shape(), layout, biases);
    }

    /** With random weights, as the plan's seed wants them. */
    static FusedNetwork random(NetworkPlan plan, Kernels kernels) {
        var network = new FusedNetwork(plan, kernels);
        network.restore(WeightStart.random(plan));
        return network;
    }

    @Override
    public void learningRate(double newRate) {
        rate = newRate;
    }

    @Override
    public double fit(Batch batch) {
        double loss = loss(batch);
        updater.step(step, rate, weights, gradient, biases);
        step++;
        return loss;
    }

    /** The batch's loss, as the next step would see it; its gradient is left in {@link #gradient()}. */
    double loss(Batch batch) {
        pass.forward(batch, weights, true, step);
        Arrays.fill(gradient, 0);
        return pass.backward(batch, weights, gradient);
    }

    /** The gradient that {@link #loss} found, in DL4J's order. */
    float[] gradient() {
        return inDl4jOrder(gradient);
    }

    @Override
    public float[] predict(Batch batch) {
        int most = Math.max(1, ROWS_AT_ONCE / batch.steps());
        if (batch.size() <= most) {
            return pass.forward(batch, weights, false, step);
        }
        int length = batch.labelRows() * batch.outputs();
        predicted = Floats.grown(predicted, length);
        for (int from = 0; from < batch.size(); from += most) {
            int to = Math.min(from + most, batch.size());
            part = part == null ? new Batch(batch.inputs(), batch.outputs(), batch.eachStep()) : part;
            copySamples(batch, from, to, part);
            float[] said = pass.forward(part, weights, false, step);
            int rows = batch.eachStep() ? batch.steps() : 1;
            for (int t = 0; t < rows; t++) {
                System.arraycopy(
                        said,
                        t * (to - from) * batch.outputs(),
                        predicted,
                        (t * batch.size() + from) * batch.outputs(),
                        (to - from) * batch.outputs());
            }
        }
        return predicted;
    }

    private static void copySamples(Batch batch, int from, int to, Batch part) {
        part.reset(to - from, batch.steps());
        int inputs = batch.inputs();
        for (int t = 0; t < batch.steps(); t++) {
            System.arraycopy(
                    batch.x(),
                    (t * batch.size() + from) * inputs,
                    part.x(),
                    t * (to - from) * inputs,
                    (to - from) * inputs);
        }
        System.arraycopy(batch.lengths(), from, part.lengths(), 0, to - from);
    }

    @Override
    public long parameters() {
        return parameters;
    }

    @Override
    public float[] weights() {
        return inDl4jOrder(weights);
    }

    private float[] inDl4jOrder(float[] own) {
        float[] turned = new float[parameters];
        layout.forEach((dl4j, place) -> turned[dl4j] = own[place]);
        return turned;
    }

    @Override
    public void restore(float[] dl4jOrder) {
        layout.forEach((dl4j, place) -> weights[place] = dl4jOrder[dl4j]);
    }

    /** Puts back the optimizer's state. */
    void restoreUpdater(Dl4jZip.UpdaterState state) {
        if (state.first().length == parameters && updater.first().length > 0) {
            layout.forEach((dl4j, place) -> updater.first()[place] = state.first()[dl4j]);
        }
        if (state.second().length == parameters && updater.second().length > 0) {
            layout.forEach((dl4j, place) -> updater.second()[place] = state.second()[dl4j]);
        }
        step = state.steps();
    }

    @Override
    public void write(Path file) throws IOException {
        var state = new Dl4jZip.UpdaterState(
                updater.first().length == 0 ? new float[0] : inDl4jOrder(updater.first()),
                updater.second().length == 0 ? new float[0] : inDl4jOrder(updater.second()),
                step);
        Dl4jZip.write(file, plan, weights(), state);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        // in DL4J's order, which doesn't depend on this processor's vectors
        out.writeLong(step);
        Floats.write(weights(), out);
        Floats.write(updater.first().length == 0 ? updater.first() : inDl4jOrder(updater.first()), out);
        Floats.write(updater.second().length == 0 ? updater.second() : inDl4jOrder(updater.second()), out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        final long steps = in.readLong();
        float[] savedWeights = Floats.read(in, parameters);
        float[] first = Floats.read(in, updater.first().length == 0 ? 0 : parameters);
        float[] second = Floats.read(in, updater.second().length == 0 ? 0 : parameters);
        restore(savedWeights);
        restoreUpdater(new Dl4jZip.UpdaterState(first, second, steps));
    }

    @Override
    public void close() {
        // the heap takes care of it
    }
}
