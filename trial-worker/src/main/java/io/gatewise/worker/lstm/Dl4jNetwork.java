package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network of stock DL4J layers. */
final class Dl4jNetwork implements SequenceNetwork {

    private final MultiLayerNetwork network;

    Dl4jNetwork(MultiLayerNetwork network) {
        this.network = network;
    }

    @Override
    public double fit(Batch batch) {
        return withinMemory(() -> {
            try (INDArray x = inputs(batch);
                    INDArray y = labels(batch)) {
                network.fit(x, y);
                return network.score();
            }
        });
    }

    @Override
    public float[] predict(Batch batch) {
        return withinMemory(() -> {
            try (INDArray x = inputs(batch);
                    INDArray y = network.output(x)) {
                return y.dup('c').data().asFloat();
            }
        });
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
        ModelSerializer.writeModel(network, file.toFile(), true);
    }

    @Override
    public void close() {
        network.close();
        // they are as large as this network's largest batch, and the thread's next network has another size
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    /** DL4J's shape [B, C, T] in 'f' order: sample b, input c, step t at {@code b + B * (c + C * t)}. */
    private static INDArray inputs(Batch batch) {
        int size = batch.size();
        int inputs = batch.inputs();
        float[] values = new float[batch.x().length];
        for (int t = 0; t < batch.steps(); t++) {
            for (int b = 0; b < size; b++) {
                for (int c = 0; c < inputs; c++) {
                    values[b + size * (c + inputs * t)] = batch.x()[(t * size + b) * inputs + c];
                }
            }
        }
        return Nd4j.create(values, new long[] {size, inputs, batch.steps()}, 'f');
    }

    private static INDArray labels(Batch batch) {
        return Nd4j.create(batch.y(), new long[] {batch.size(), batch.outputs()}, 'c');
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
