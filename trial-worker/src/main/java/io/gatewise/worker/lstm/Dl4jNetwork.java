package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network of stock DL4J layers. */
final class Dl4jNetwork implements SequenceNetwork {

    private final MultiLayerNetwork network;
    private final long seed;
    private final Dl4jLossWeights lossWeights;
    private final boolean bothDirections;
    private double rate = Double.NaN;

    /**
     * Wraps an initialised network.
     *
     * @param seed of dropout
     */
    Dl4jNetwork(MultiLayerNetwork network, long seed) {
        this.network = network;
        this.seed = seed;
        this.bothDirections =
                Stream.of(network.getLayers()).anyMatch(layer -> layer.conf().getLayer() instanceof Bidirectional);
        this.lossWeights = new Dl4jLossWeights(network);
    }

    @Override
    public void learningRate(double newRate) {
        if (newRate != rate) {
            network.setLearningRate(newRate);
            rate = newRate;
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
        network.close();
        // they are as large as this network's largest batch, and the thread's next network has another size
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
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
