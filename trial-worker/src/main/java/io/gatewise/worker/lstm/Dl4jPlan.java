package io.gatewise.worker.lstm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A {@link NetworkPlan} from DL4J's words: what the fused engine can run of what DL4J can describe. */
final class Dl4jPlan {

    private Dl4jPlan() {}

    /**
     * The plan of a configuration.
     *
     * @throws IOException if it isn't LSTM layers with one output layer; it says which layer
     */
    static NetworkPlan of(MultiLayerConfiguration configuration) throws IOException {
        List<NeuralNetConfiguration> confs = configuration.getConfs();
        int count = confs.size();
        if (count < 2 || !(thawed(confs.get(count - 1).getLayer()) instanceof BaseOutputLayer output)) {
            throw new IOException("need LSTM layers and an output layer at the end, found " + names(confs));
        }
        Head head = output instanceof RnnOutputLayer ? Head.EACH_STEP : null;
        int lstms = count - 1;
        if (thawed(confs.get(count - 2).getLayer()) instanceof GlobalPoolingLayer pooling) {
            head = pooled(pooling.getPoolingType());
            lstms--;
        }
        var lstmLayers = new ArrayList<LSTM>();
        boolean both = thawed(confs.get(0).getLayer()) instanceof Bidirectional;
        for (int layer = 0; layer < lstms; layer++) {
            Layer found = thawed(confs.get(layer).getLayer());
            LSTM lstm = lstm(layer, found);
            boolean last = isLast(found);
            if (last && (layer < lstms - 1 || head != null)) {
                throw new IOException("layer " + layer + ": a last step is only known before the output layer");
            }
            if (layer == lstms - 1 && head == null) {
                if (!last || !(output instanceof OutputLayer)) {
                    throw new IOException("layer " + layer + ": need a last step or pooling before the output layer");
                }
                head = Head.LAST;
            }
            requireOn(layer, lstm, found instanceof Bidirectional, lstmLayers, both);
            lstmLayers.add(lstm);
        }
        if (lstmLayers.isEmpty()) {
            throw new IOException("need LSTM layers below the output layer, found " + names(confs));
        }
        LSTM first = lstmLayers.get(0);
        var shape = new NetworkShape(
                (int) first.getNIn(),
                (int) output.getNOut(),
                lstmLayers.stream().map(lstm -> (int) lstm.getNOut()).toList(),
                both,
                head);
        return new NetworkPlan(
                shape,
                loss(output),
                Regularisation.none(),
                optimizer(first.getIUpdater()),
                first.getForgetGateBiasInit(),
                confs.get(0).getSeed());
    }

    /** The layer that a frozen one is around, else itself. */
    static Layer thawed(Layer layer) {
        Layer inner = layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer;
        return inner instanceof FrozenLayerWithBackprop frozen ? frozen.getUnderlying() : inner;
    }

    private static String names(List<NeuralNetConfiguration> confs) {
        return confs.stream()
                .map(c -> thawed(c.getLayer()).getClass().getSimpleName())
                .toList()
                .toString();
    }

    private static Head pooled(PoolingType type) throws IOException {
        return switch (type) {
            case AVG -> Head.MEAN;
            case MAX -> Head.MAX;
            default -> throw new IOException("pooling: need AVG or MAX, found " + type);
        };
    }

    private static boolean isLast(Layer layer) {
        Layer inner = layer instanceof Bidirectional both ? both.getFwd() : layer;
        return inner instanceof LastTimeStep;
    }

    private static LSTM lstm(int place, Layer layer) throws IOException {
        Layer inner = layer;
        if (inner instanceof Bidirectional both) {
            if (both.getMode() != Bidirectional.Mode.CONCAT) {
                throw new IOException("layer " + place + ": need two directions side by side, found " + both.getMode());
            }
            inner = both.getFwd();
        } else if (inner instanceof LastTimeStep last && last.getUnderlying() instanceof Bidirectional) {
            throw new IOException("layer " + place
                    + ": the last step of two directions isn't known here; need the last step within each direction");
        }
        if (inner instanceof LastTimeStep last) {
            inner = last.getUnderlying();
        }
        if (!(inner instanceof LSTM lstm) || inner.getClass() != LSTM.class) {
            throw new IOException(
                    "layer " + place + ": need LSTM, found " + inner.getClass().getSimpleName());
        }
        if (!(lstm.getActivationFn() instanceof ActivationTanH)
                || !(lstm.getGateActivationFn() instanceof ActivationSigmoid)) {
            throw new IOException("layer " + place + ": need tanh and sigmoid gates, found " + lstm.getActivationFn()
                    + " and " + lstm.getGateActivationFn());
        }
        return lstm;
    }

    /** Throws unless the layer reads what the one below says, in as many directions. */
    private static void requireOn(int layer, LSTM lstm, boolean bidirectional, List<LSTM> below, boolean both)
            throws IOException {
        long read = layer == 0 ? lstm.getNIn() : below.get(layer - 1).getNOut() * (both ? 2 : 1);
        if (lstm.getNIn() != read || bidirectional != both) {
            throw new IOException("layer " + layer + ": need " + read + " inputs, as the layer below says, and "
                    + directions(both) + " as in the first layer, found " + lstm.getNIn() + " and "
                    + directions(bidirectional));
        }
    }

    private static String directions(boolean both) {
        return both ? "two directions" : "one direction";
    }

    private static Loss loss(BaseOutputLayer output) throws IOException {
        ILossFunction loss = output.getLossFn();
        if (loss instanceof LossMSE && output.getActivationFn() instanceof ActivationIdentity) {
            return Loss.of(Loss.Kind.SQUARED);
        }
        if (loss instanceof LossMCXENT && output.getActivationFn() instanceof ActivationSoftmax) {
            return Loss.of(Loss.Kind.SOFTMAX);
        }
        if (loss instanceof LossBinaryXENT && output.getActivationFn() instanceof ActivationSigmoid) {
            return Loss.of(Loss.Kind.SIGMOID);
        }
        throw new IOException("output layer: need MSE with identity, MCXENT with softmax or XENT with sigmoid, found "
                + loss + " with " + output.getActivationFn());
    }

    private static Optimizer optimizer(IUpdater updater) {
        if (updater instanceof Nadam nadam) {
            return new Optimizer(Optimizer.Kind.NADAM, nadam.getLearningRate(), 0, 0, 0);
        }
        if (updater instanceof RmsProp rmsProp) {
            return new Optimizer(Optimizer.Kind.RMSPROP, rmsProp.getLearningRate(), 0, 0, 0);
        }
        if (updater instanceof Nesterovs nesterovs) {
            return new Optimizer(Optimizer.Kind.SGD, nesterovs.getLearningRate(), nesterovs.getMomentum(), 0, 0);
        }
        if (updater instanceof Sgd sgd) {
            return new Optimizer(Optimizer.Kind.SGD, sgd.getLearningRate(), 0, 0, 0);
        }
        double rate = updater instanceof Adam adam ? adam.getLearningRate() : 1e-3;
        return new Optimizer(Optimizer.Kind.ADAM, rate, 0, 0, 0);
    }
}
