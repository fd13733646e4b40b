package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Makes of DL4J's loss, a sum over rows divided by the number of samples, the weighted mean over rows.
 *
 * <p>DL4J multiplies what goes into the loss by label masks, so these can't carry weights. Its losses have a weight for
 * each output instead: rows may weigh differently by their class alone.
 */
final class Dl4jLossWeights {

    private final BaseOutputLayer layer;
    private final ILossFunction plain;
    private float[] inForce = {};

    Dl4jLossWeights(MultiLayerNetwork network) {
        this.layer = (BaseOutputLayer) network.getOutputLayer().conf().getLayer();
        this.plain = layer.getLossFn();
    }

    /**
     * Sets the weights that a batch needs.
     *
     * @throws IllegalArgumentException if its rows weigh differently within a class
     */
    void use(Batch batch) {
        float[] weights = ofOutputs(batch);
        if (Arrays.equals(weights, inForce)) {
            return;
        }
        boolean ones = true;
        for (float weight : weights) {
            ones &= weight == 1;
        }
        layer.setLossFn(ones ? plain : weighted(Nd4j.create(weights, new long[] {1, weights.length}, 'c')));
        inForce = weights;
    }

    /** The loss as it is written to a file. */
    void usePlain() {
        layer.setLossFn(plain);
        inForce = new float[0];
    }

    private ILossFunction weighted(INDArray weights) {
        if (plain instanceof LossMSE) {
            return new LossMSE(weights);
        }
        return plain instanceof LossBinaryXENT ? new LossBinaryXENT(weights) : new LossMCXENT(weights);
    }

    private float[] ofOutputs(Batch batch) {
        boolean byClass = plain instanceof LossMCXENT && !(plain instanceof LossBinaryXENT);
        float[] weights = new float[batch.outputs()];
        double sum = 0;
        for (int row = 0; row < batch.labelRows(); row++) {
            float weight = batch.weights()[row];
            sum += weight;
            for (int o = 0; weight > 0 && o < batch.outputs(); o++) {
                if (!byClass || batch.y()[row * batch.outputs() + o] > 0) {
                    if (weights[o] != 0 && weights[o] != weight) {
                        throw new IllegalArgumentException(
                                "engine dl4j has no weights of single samples: need engine fused");
                    }
                    weights[o] = weight;
                }
            }
        }
        float factor = (float) (sum > 0 ? batch.size() / sum : 0);
        for (int o = 0; o < weights.length; o++) {
            weights[o] *= factor;
        }
        return weights;
    }
}
