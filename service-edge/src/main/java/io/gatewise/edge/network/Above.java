package io.gatewise.edge.network;

import io.gatewise.model.study.ModelProfile.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What lies above the LSTM layers: an output layer that can be kept, or anything that can be replaced. */
final class Above {

    private static final int MOST_OUTPUTS = 1 << 20;
    private static final Set<String> WITHOUT_WEIGHTS =
            Set.of("DropoutLayer", "ActivationLayer", "GlobalPoolingLayer", "LossLayer", "RnnLossLayer");
    private static final Set<String> WITH_WEIGHTS = Set.of("DenseLayer", "OutputLayer", "RnnOutputLayer");

    private final List<LayerNode> layers = new ArrayList<>();
    private long parameters;

    void add(LayerNode layer) throws RefusedNetworkException {
        LayerNode inner = layer.thawed();
        String kind = inner.kind();
        if (WITH_WEIGHTS.contains(kind)) {
            long inputs = inner.size("nin", MOST_OUTPUTS);
            long outputs = inner.size("nout", MOST_OUTPUTS);
            long gain = inner.node().path("hasLayerNorm").asBoolean(false) ? outputs : 0;
            parameters += inputs * outputs + (hasBias(inner) ? outputs : 0) + gain;
        } else if (!WITHOUT_WEIGHTS.contains(kind)) {
            throw layer.refused(
                    "above the LSTM layers dense, output, pooling, dropout, activation and loss layers", kind);
        }
        if (!kind.equals("DropoutLayer")) {
            layers.add(inner);
        }
    }

    private static boolean hasBias(LayerNode layer) {
        return layer.node().path("hasBias").asBoolean(true);
    }

    /** All weights of these layers. */
    long parameters() {
        return parameters;
    }

    /** The output layer, where it can be kept; else null. */
    Head head(Lstm top) {
        if (layers.isEmpty() || layers.size() > 2) {
            return null;
        }
        LayerNode output = layers.get(layers.size() - 1);
        String reads = reads(top, output.kind());
        String says = switch (output.part("activationFn")) {
            case "ActivationIdentity" -> "linear";
            case "ActivationSoftmax" -> "softmax";
            case "ActivationSigmoid" -> "sigmoid";
            default -> "";
        };
        boolean fits = output.node().path("nin").asLong() == top.width() && hasBias(output);
        return reads.isEmpty() || says.isEmpty() || !fits
                ? null
                : new Head(output.node().path("nout").asInt(), reads, says);
    }

    private String reads(Lstm top, String kind) {
        boolean steps = top.reads().equals("each-step");
        if (layers.size() == 1) {
            boolean each = steps && kind.equals("RnnOutputLayer");
            return each || top.reads().equals("last") && kind.equals("OutputLayer") ? top.reads() : "";
        }
        LayerNode pooling = layers.get(0);
        if (!steps || !kind.equals("OutputLayer") || !pooling.kind().equals("GlobalPoolingLayer")) {
            return "";
        }
        return switch (pooling.node().path("poolingType").asText("")) {
            case "AVG" -> "mean";
            case "MAX" -> "max";
            default -> "";
        };
    }
}
