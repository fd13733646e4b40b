package io.gatewise.worker.lstm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's own model zip, written and read for the fused engine. */
final class Dl4jZip {

    private Dl4jZip() {}

    /**
     * What an optimizer remembers, in the weights' order.
     *
     * @param first  as {@link Updater#first()}; empty for none
     * @param second as {@link Updater#second()}; empty for none
     * @param steps  how many steps were made
     */
    record UpdaterState(float[] first, float[] second, long steps) {}

    /**
     * A network from a zip.
     *
     * @param weights in DL4J's order
     */
    record Content(NetworkPlan plan, float[] weights, UpdaterState state) {}

    /** Writes a network, replacing what was there; its layers are plain ones, however they were trained. */
    static void write(Path file, NetworkPlan plan, float[] weights, UpdaterState state) throws IOException {
        var network = new MultiLayerNetwork(Dl4jLayers.of(plan.with(FineTuning.none())));
        network.init();
        try {
            network.setParams(Nd4j.createFromArray(weights).reshape(1, weights.length));
            network.setIterationCount(Math.toIntExact(state.steps()));
            boolean trainable = isTrainable(plan.shape());
            INDArray view = trainable ? network.getUpdater().getStateViewArray() : null;
            if (view != null && view.length() > 0) {
                view.assign(Nd4j.createFromArray(merged(network, state)).reshape(view.shape()));
            }
            ModelSerializer.writeModel(network, file.toFile(), trainable);
        } finally {
            Dl4jMemory.free(network);
        }
    }

    /** DL4J can predict with the last step of two directions, but not train: it makes no updater for it. */
    private static boolean isTrainable(NetworkShape shape) {
        return !(shape.bidirectional() && shape.head() == Head.LAST);
    }

    /** DL4J keeps, for each run of layers with the same updater, all first values and then all second ones. */
    private static float[] merged(MultiLayerNetwork network, UpdaterState state) {
        var updater = (BaseMultiLayerUpdater<?>) network.getUpdater();
        float[] merged = new float[(int) updater.getStateViewArray().length()];
        for (UpdaterBlock block : updater.getUpdaterBlocks()) {
            int from = block.getParamOffsetStart();
            int count = block.getParamOffsetEnd() - from;
            int at = block.getUpdaterViewOffsetStart();
            int kinds = count == 0 ? 0 : (block.getUpdaterViewOffsetEnd() - at) / count;
            if (kinds > 0 && state.first().length > 0) {
                System.arraycopy(state.first(), from, merged, at, count);
            }
            if (kinds > 1 && state.second().length > 0) {
                System.arraycopy(state.second(), from, merged, at + count, count);
            }
        }
        return merged;
    }

    /**
     * Reads a network.
     *
     * @throws IOException if it isn't a zip of DL4J's, holds what isn't allowed, or layers that aren't known here
     */
    static Content read(Path file) throws IOException {
        UntrustedZip.check(file);
        boolean updater = UntrustedZip.has(file, "updaterState.bin");
        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), updater);
        try {
            NetworkPlan plan = Dl4jPlan.of(network.getLayerWiseConfigurations());
            float[] weights = network.params().toFloatVector();
            if (weights.length != plan.parameters()) {
                throw new IOException("need " + plan.parameters() + " weights, found " + weights.length);
            }
            var none = new UpdaterState(new float[0], new float[0], 0);
            return new Content(plan, weights, updater ? state(network, weights.length) : none);
        } finally {
            Dl4jMemory.free(network);
        }
    }

    /** What a network's optimizer remembers. */
    static UpdaterState state(MultiLayerNetwork network, int parameters) {
        float[] first = {};
        float[] second = {};
        var updater = (BaseMultiLayerUpdater<?>) network.getUpdater();
        INDArray view = updater.getStateViewArray();
        float[] merged = view == null ? new float[0] : view.toFloatVector();
        for (UpdaterBlock block : updater.getUpdaterBlocks()) {
            int from = block.getParamOffsetStart();
            int count = block.getParamOffsetEnd() - from;
            int at = block.getUpdaterViewOffsetStart();
            int kinds = count == 0 ? 0 : (block.getUpdaterViewOffsetEnd() - at) / count;
            if (kinds > 0) {
                first = first.length == 0 ? new float[parameters] : first;
                System.arraycopy(merged, at, first, from, count);
            }
            if (kinds > 1) {
                second = second.length == 0 ? new float[parameters] : second;
                System.arraycopy(merged, at + count, second, from, count);
            }
        }
        return new UpdaterState(first, Arrays.copyOf(second, second.length), network.getIterationCount());
    }
}
