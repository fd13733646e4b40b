package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** A network of stock DL4J layers. */
final class Dl4jNetwork implements SequenceNetwork {

    private final MultiLayerNetwork network;
    private final NetworkPlan plan;
    private final long seed;
    private final Dl4jLossWeights lossWeights;
    private final boolean bothDirections;
    private double rate = Double.NaN;

    /**
     * Wraps an initialised network.
     *
     * @param plan that it was made by; null if it was read
     */
    Dl4jNetwork(MultiLayerNetwork network, NetworkPlan plan) {
        this.network = network;
        this.plan = plan;
        this.seed = plan == null ? 0 : plan.seed();
        this.bothDirections = network.getLayerWiseConfigurations().getConfs().stream()
                .anyMatch(conf -> Dl4jPlan.thawed(conf.getLayer()) instanceof Bidirectional);
        this.lossWeights = new Dl4jLossWeights(network);
    }

    @Override
    public void learningRate(double newRate) {
        if (newRate != rate) {
            network.getUpdater(); // makes it while the layers' rates still differ: it joins those whose don't
            org.deeplearning4j.nn.api.Layer[] layers = network.getLayers();
            for (int layer = 0; layer < layers.length; layer++) {
                boolean head = layer == layers.length - 1;
                setRate(layers[layer], newRate * (head ? tuning().headRate() : tuning().rate()));
            }
            rate = newRate;
        }
    }

    private FineTuning tuning() {
        return plan == null ? FineTuning.none() : plan.tuning();
    }

    /** DL4J's own {@code setLearningRate} passes by what is within a {@link Bidirectional}. */
    private static void setRate(org.deeplearning4j.nn.api.Layer layer, double rate) {
        for (String weight : layer.paramTable().keySet()) {
            IUpdater updater = layer.getConfig().getUpdaterByParam(weight);
            if (updater != null && updater.hasLearningRate()) {
                updater.setLrAndSchedule(rate, null);
            }
        }
    }

    @Override
    public double fit(Batch batch) {
        return withinMemory(() -> {
            // the generator belongs to the thread: seeded by the step, a step doesn't depend on what ran before it
            Nd4j.getRandom().setSeed(seed + network.getIterationCount());
            double penalty = network.calcRegularizationScore(false);
            lossWeights.use(batch);
            try (Dl4jArrays arrays = checked(Dl4jArrays.of(batch))) {
                network.fit(arrays.x(), arrays.y(), arrays.inputMask(), arrays.labelMask());
                return network.score() - penalty;
            }
        });
    }

    @Override
    public float[] predict(Batch batch) {
        return withinMemory(() -> {
            try (Dl4jArrays arrays = checked(Dl4jArrays.inputs(batch));
                    INDArray y = network.output(arrays.x(), false, arrays.inputMask(), null)) {
                if (y.rank() == 2) {
                    return y.dup('c').data().asFloat();
                }
                try (INDArray turned = y.permute(2, 0, 1).dup('c')) { // [B, O, T] to [T, B, O]
                    return turned.data().asFloat();
                }
            }
        });
    }

    /** DL4J 1.0.0-M2.1 hands the backward reader the mask the wrong way round: it would read the padding first. */
    private Dl4jArrays checked(Dl4jArrays arrays) {
        if (bothDirections && arrays.inputMask() != null) {
            throw new IllegalArgumentException(
                    "engine dl4j can't read sequences of unequal length in two directions: need engine fused");
        }
        return arrays;
    }

    @Override
    public long parameters() {
        return network.numParams();
    }

    @Override
    public float[] weights() {
        return network.params().toFloatVector();
    }

    @Override
    public void restore(float[] weights) {
        network.setParams(Nd4j.createFromArray(weights).reshape(1, weights.length));
    }

    @Override
    public void write(Path file) throws IOException {
        lossWeights.usePlain();
        if (!tuning().equals(FineTuning.none())) {
            float[] weights = weights();
            Dl4jZip.write(file, plan, weights, Dl4jZip.state(network, weights.length));
            return;
        }
        ModelSerializer.writeModel(network, file.toFile(), true);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(network.getIterationCount());
        Floats.write(weights(), out);
        INDArray state = network.getUpdater().getStateViewArray();
        Floats.write(state == null ? new float[0] : state.toFloatVector(), out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        int iterations = in.readInt();
        restore(Floats.read(in, (int) parameters()));
        INDArray state = network.getUpdater().getStateViewArray();
        float[] saved = Floats.read(in, state == null ? 0 : (int) state.length());
        if (state != null) {
            state.assign(Nd4j.createFromArray(saved).reshape(state.shape()));
        }
        network.setIterationCount(iterations);
    }

    @Override
    public void close() {
        Dl4jMemory.free(network);
    }

    /** Native memory runs out as an error or as an exception around one. */
    static <T> T withinMemory(Supplier<T> work) {
        try {
            return work.get();
        } catch (OutOfMemoryError error) {
            throw new TooLargeException("memory ran out: " + error.getMessage(), error);
        } catch (RuntimeException exception) {
            for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof OutOfMemoryError) {
                    throw new TooLargeException("memory ran out: " + cause.getMessage(), exception);
                }
            }
            throw exception;
        }
    }
}
