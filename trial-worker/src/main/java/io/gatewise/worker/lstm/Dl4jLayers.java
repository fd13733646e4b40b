package io.gatewise.worker.lstm;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A {@link NetworkPlan} in DL4J's words. What DL4J has no word for and what doesn't change predictions is left out: such
 * a configuration describes a trained network, not how it was trained.
 */
final class Dl4jLayers {

    private final NetworkPlan plan;
    private final NetworkShape shape;

    private Dl4jLayers(NetworkPlan plan) {
        this.plan = plan;
        this.shape = plan.shape();
    }

    static MultiLayerConfiguration of(NetworkPlan plan) {
        return new Dl4jLayers(plan).configuration();
    }

    private MultiLayerConfiguration configuration() {
        NeuralNetConfiguration.ListBuilder layers = general().list();
        for (int layer = 0; layer < shape.layers(); layer++) {
            Layer built = direction(lstm(layer), layer == shape.layers() - 1);
            layers.layer(layer < plan.tuning().frozen() ? new FrozenLayer(built) : built);
        }
        switch (shape.head()) {
            case MEAN -> layers.layer(new GlobalPoolingLayer(PoolingType.AVG));
            case MAX -> layers.layer(new GlobalPoolingLayer(PoolingType.MAX));
            case LAST, EACH_STEP -> {
                // the LSTM layer says it all
            }
        }
        return layers.layer(output()).build();
    }

    private NeuralNetConfiguration.Builder general() {
        var general = new NeuralNetConfiguration.Builder()
                .seed(plan.seed())
                .weightInit(WeightInit.XAVIER)
                .updater(updater(plan.optimizer(), plan.tuning().headRate()));
        Regularisation regularisation = plan.regularisation();
        if (regularisation.l1() > 0) {
            general.l1(regularisation.l1());
        }
        if (regularisation.l2() > 0) {
            general.l2(regularisation.l2());
        }
        if (plan.optimizer().gradientClip() > 0) {
            general.gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                    .gradientNormalizationThreshold(plan.optimizer().gradientClip());
        }
        return general;
    }

    private LSTM lstm(int layer) {
        var lstm = new LSTM.Builder()
                .nIn(shape.inputsOf(layer))
                .nOut(shape.units(layer))
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .weightInit(WeightInit.XAVIER)
                .updater(updater(plan.optimizer(), plan.tuning().rate()))
                .dataFormat(RNNFormat.NCW)
                .forgetGateBiasInit(plan.forgetGateBias());
        // said again here, because a layer within two wrappers doesn't inherit it from the network
        penalties(lstm);
        double dropped = layer == 0
                ? plan.regularisation().inputDropout()
                : plan.regularisation().dropout();
        if (dropped > 0) {
            lstm.dropOut(retained(dropped));
        }
        return lstm.build();
    }

    private void penalties(LSTM.Builder lstm) {
        Regularisation regularisation = plan.regularisation();
        if (regularisation.l1() > 0) {
            lstm.l1(regularisation.l1());
        }
        if (regularisation.l2() > 0) {
            lstm.l2(regularisation.l2());
        }
        if (plan.optimizer().gradientClip() > 0) {
            lstm.gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                    .gradientNormalizationThreshold(plan.optimizer().gradientClip());
        }
    }

    private Layer direction(LSTM lstm, boolean last) {
        Layer layer = last && shape.head() == Head.LAST ? new LastTimeStep(lstm) : lstm;
        return shape.bidirectional() ? new Bidirectional(Bidirectional.Mode.CONCAT, layer) : layer;
    }

    private Layer output() {
        LossFunction loss = loss(plan.loss().kind());
        Activation activation = activation(plan.loss().kind());
        long inputs = shape.inputsOf(shape.layers());
        double dropped = plan.regularisation().dropout();
        if (shape.head() == Head.EACH_STEP) {
            var output = new RnnOutputLayer.Builder(loss)
                    .nIn(inputs)
                    .nOut(shape.outputs())
                    .dataFormat(RNNFormat.NCW)
                    .activation(activation);
            return dropped > 0 ? output.dropOut(retained(dropped)).build() : output.build();
        }
        var output =
                new OutputLayer.Builder(loss).nIn(inputs).nOut(shape.outputs()).activation(activation);
        return dropped > 0 ? output.dropOut(retained(dropped)).build() : output.build();
    }

    private static LossFunction loss(Loss.Kind kind) {
        return switch (kind) {
            case SQUARED, PINBALL -> LossFunction.MSE;
            case SOFTMAX -> LossFunction.MCXENT;
            case SIGMOID -> LossFunction.XENT;
        };
    }

    private static Activation activation(Loss.Kind kind) {
        return switch (kind) {
            case SQUARED, PINBALL -> Activation.IDENTITY;
            case SOFTMAX -> Activation.SOFTMAX;
            case SIGMOID -> Activation.SIGMOID;
        };
    }

    /** DL4J drops a layer's inputs and is told the share that stays. */
    private static double retained(double dropped) {
        return 1 - dropped;
    }

    private static IUpdater updater(Optimizer optimizer, double share) {
        double rate = share * optimizer.learningRate();
        return switch (optimizer.kind()) {
            case ADAM, ADAMW -> new Adam(rate);
            case NADAM -> new Nadam(rate);
            case RMSPROP -> new RmsProp(rate);
            case SGD -> optimizer.momentum() > 0 ? new Nesterovs(rate, optimizer.momentum()) : new Sgd(rate);
        };
    }
}
