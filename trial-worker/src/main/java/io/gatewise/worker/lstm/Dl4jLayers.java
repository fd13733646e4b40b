package io.gatewise.worker.lstm;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A {@link NetworkPlan} in DL4J's words. */
final class Dl4jLayers {

    private Dl4jLayers() {}

    static MultiLayerConfiguration of(NetworkPlan plan) {
        var general = new NeuralNetConfiguration.Builder()
                .seed(plan.seed())
                .weightInit(WeightInit.XAVIER)
                .updater(updater(plan));
        if (plan.l1() > 0) {
            general.l1(plan.l1());
        }
        if (plan.l2() > 0) {
            general.l2(plan.l2());
        }
        if (plan.gradientClip() > 0) {
            general.gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                    .gradientNormalizationThreshold(plan.gradientClip());
        }
        NeuralNetConfiguration.ListBuilder layers = general.list();
        for (int layer = 0; layer < plan.layers(); layer++) {
            LSTM lstm = lstm(plan, layer);
            boolean last = layer == plan.layers() - 1;
            layers.layer(last ? new LastTimeStep(lstm) : lstm);
        }
        return layers.layer(output(plan)).build();
    }

    private static LSTM lstm(NetworkPlan plan, int layer) {
        var lstm = new LSTM.Builder()
                .nIn(layer == 0 ? plan.inputs() : plan.units())
                .nOut(plan.units())
                .activation(Activation.TANH)
                .forgetGateBiasInit(plan.forgetGateBias());
        if (layer > 0 && plan.dropout() > 0) {
            lstm.dropOut(retained(plan));
        }
        return lstm.build();
    }

    private static Layer output(NetworkPlan plan) {
        var output = new OutputLayer.Builder(LossFunction.MSE)
                .nIn(plan.units())
                .nOut(plan.outputs())
                .activation(Activation.IDENTITY);
        if (plan.dropout() > 0) {
            output.dropOut(retained(plan));
        }
        return output.build();
    }

    /** DL4J drops a layer's inputs and is told the share that stays. */
    private static double retained(NetworkPlan plan) {
        return 1 - plan.dropout();
    }

    private static IUpdater updater(NetworkPlan plan) {
        return switch (plan.optimizer()) {
            case "adam" -> new Adam(plan.learningRate());
            case "nadam" -> new Nadam(plan.learningRate());
            case "rmsprop" -> new RmsProp(plan.learningRate());
            case "sgd" -> new Sgd(plan.learningRate());
            default ->
                throw new IllegalArgumentException(
                        "optimizer: need adam, nadam, rmsprop or sgd, got " + plan.optimizer());
        };
    }
}
