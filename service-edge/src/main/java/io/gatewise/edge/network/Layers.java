package io.gatewise.edge.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.study.LayerUnits;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.ModelProfile.Origin;
import java.util.ArrayList;
import java.util.List;

/** The layers in DL4J's JSON: LSTM layers on top of each other, then what lies {@link Above}. */
final class Layers {

    private static final int MOST_PLACES = 64;

    private final List<Lstm> lstms = new ArrayList<>();
    private final Above above = new Above();
    private boolean reshapes;

    private Layers() {}

    /**
     * Looks the layers up.
     *
     * @param configuration DL4J's {@code MultiLayerConfiguration}
     * @throws RefusedNetworkException if they are none that can be trained here; it says which
     */
    static Layers of(JsonNode configuration) throws RefusedNetworkException {
        JsonNode confs = configuration.path("confs");
        if (configuration.has("vertices")) {
            throw new RefusedNetworkException("need a MultiLayerNetwork, found a ComputationGraph");
        }
        if (!confs.isArray() || confs.isEmpty() || confs.size() > MOST_PLACES) {
            throw new RefusedNetworkException("configuration.json: need 1 to " + MOST_PLACES
                    + " layers in the array confs, found " + confs.size());
        }
        var layers = new Layers();
        boolean higher = false;
        for (int place = 0; place < confs.size(); place++) {
            var layer = new LayerNode(place, confs.path(place).path("layer"));
            boolean dropout = layer.thawed().kind().equals("DropoutLayer");
            higher |= !dropout && !Lstm.is(layer);
            if (higher && layers.lstms.isEmpty()) {
                throw layer.refused("an LSTM layer first", layer.thawed().kind());
            }
            if (higher) {
                layers.above.add(layer);
            } else if (!dropout) {
                layers.add(Lstm.of(layer));
                layers.requireNoPreprocessor(layer, configuration);
            }
        }
        layers.reshapes = !configuration.path("inputPreProcessors").isEmpty();
        return layers;
    }

    private void add(Lstm lstm) throws RefusedNetworkException {
        if (!lstms.isEmpty()) {
            lstm.requireOn(lstms.get(lstms.size() - 1));
        }
        lstms.add(lstm);
        if (lstms.size() > LayerUnits.MOST_LAYERS) {
            throw new RefusedNetworkException("need at most " + LayerUnits.MOST_LAYERS + " LSTM layers, found more");
        }
    }

    private void requireNoPreprocessor(LayerNode layer, JsonNode configuration) throws RefusedNetworkException {
        JsonNode preprocessor = configuration.path("inputPreProcessors").path(Integer.toString(layer.place()));
        if (!preprocessor.isMissingNode()) {
            throw layer.refused(
                    "no preprocessor before an LSTM layer",
                    preprocessor.path("@class").asText("one"));
        }
    }

    /**
     * What the network is.
     *
     * @param weights how many came
     * @param origin  null if nobody tells
     * @throws RefusedNetworkException if these layers have another number of weights
     */
    ModelProfile profile(int weights, Origin origin) throws RefusedNetworkException {
        if (lstms.isEmpty()) {
            throw new RefusedNetworkException("need an LSTM layer, found dropout layers alone");
        }
        long parameters =
                above.parameters() + lstms.stream().mapToLong(Lstm::parameters).sum();
        if (parameters != weights) {
            throw new RefusedNetworkException("coefficients.bin: need " + parameters
                    + " weights, as the layers in configuration.json have, found " + weights);
        }
        Lstm lowest = lstms.get(0);
        Lstm top = lstms.get(lstms.size() - 1);
        return ModelProfile.of(
                lowest.inputs(),
                lstms.stream().map(Lstm::units).toList(),
                lowest.bidirectional() ? "bidirectional" : "forward",
                parameters,
                reshapes ? null : above.head(top),
                origin);
    }
}
