package io.gatewise.worker.lstm;

import java.io.IOException;
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
     * @throws IOException if it isn't LSTM layers of one size with one output layer; it says which layer
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
        NetworkShape shape = null;
        LSTM first = null;
        for (int layer = 0; layer < lstms; layer++) {
            Layer found = thawed(confs.get(layer).getLayer());
            boolean bidirectional = found instanceof Bidirectional;
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
            if (shape == null) {
                first = lstm;
                shape = new NetworkShape(
                        (int) lstm.getNIn(),
                        (int) output.getNOut(),
                        (int) lstm.getNOut(),
                        lstms,
                        bidirectional,
                        head == null ? Head.LAST : head);
            }
            requireAlike(layer, lstm, bidirectional, shape);
        }
        shape = new NetworkShape(
                shape.inputs(), shape.outputs(), shape.units(), shape.layers(), shape.bidirectional(), head);
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

    private static void requireAlike(int layer, LSTM lstm, boolean bidirectional, NetworkShape shape)
            throws IOException {
        int inputs = shape.inputsOf(layer);
        if (lstm.getNIn() != inputs || lstm.getNOut() != shape.units() || bidirectional != shape.bidirectional()) {
            throw new IOException("layer " + layer + ": need " + inputs + " inputs and " + shape.units()
                    + " units as in the first layer, found " + lstm.getNIn() + " and " + lstm.getNOut());
        }
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
