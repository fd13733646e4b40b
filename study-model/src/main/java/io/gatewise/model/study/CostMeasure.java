package io.gatewise.model.study;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a network that Gatewise trained costs, as an objective beside its metrics: lower is better. */
public enum CostMeasure {
    /** How many weights the network has, frozen ones included. */
    PARAMETERS("parameters") {
        @Override
        OptionalDouble of(Outcome.Completed completed, TrialCost cost) {
            return OptionalDouble.of(cost == null ? completed.parameters() : cost.parameters());
        }
    },

    /** Wall time of its training, all folds and attempts that went on from one another; of no other machine's. */
    TRAINING_SECONDS("trainingSeconds") {
        @Override
        OptionalDouble of(Outcome.Completed completed, TrialCost cost) {
            return OptionalDouble.of(completed.seconds());
        }
    },

    /** Bytes that training it holds at once, data included. */
    MEMORY_BYTES("memoryBytes") {
        @Override
        OptionalDouble of(Outcome.Completed completed, TrialCost cost) {
            return cost == null ? OptionalDouble.empty() : OptionalDouble.of(cost.memoryBytes());
        }
    };

    private final String key;

    CostMeasure(String key) {
        this.key = key;
    }

    /** The name in specs and reports. */
    public String key() {
        return key;
    }

    /** The measure of that name, if there is one. */
    public static Optional<CostMeasure> named(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key.equals(key))
                .findFirst();
    }

    /**
     * Its value for a training that ended.
     *
     * @param cost as it was counted before; null if nobody did
     * @return empty if that needs a count which isn't there
     */
    abstract OptionalDouble of(Outcome.Completed completed, TrialCost cost);
}
