package io.gatewise.model.cost;

import io.gatewise.model.study.TrialCost;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What follows from a configuration that Gatewise trains, by the name that constraints call it. */
public enum DerivedQuantity {
    /** The network's weights. */
    WEIGHTS("weights", TrialCost::parameters),
    /** The network's weights for each number that the training part has to predict. */
    WEIGHTS_PER_VALUE("weightsPerValue", TrialCost::parametersPerValue),
    /** What training holds at once. */
    MEMORY_BYTES("memoryBytes", TrialCost::memoryBytes),
    /** How long all epochs of all folds take at the speed that was known when the study was opened. */
    PREDICTED_SECONDS("predictedSeconds", TrialCost::seconds);

    private final String key;
    private final ToDoubleFunction<TrialCost> value;

    DerivedQuantity(String key, ToDoubleFunction<TrialCost> value) {
        this.key = key;
        this.value = value;
    }

    /** The name in constraints. */
    public String key() {
        return key;
    }

    double of(TrialCost cost) {
        return value.applyAsDouble(cost);
    }

    /** The quantity of that name; empty if there is none. */
    public static Optional<DerivedQuantity> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    /** All names. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(DerivedQuantity::key).toList();
    }
}
