package io.gatewise.worker.trial;

import io.gatewise.model.study.Limits;
import io.gatewise.worker.lstm.NetworkPlan;
import java.util.List;
import java.util.Optional;

/** Whether a network may be trained at all, before any of it is made. */
final class SizeCheck {

    private final NetworkPlan plan;
    private final TrainingData data;
    private final Limits limits;
    private final int batch;
    private final int steps;
    private final long maxBytes;

    /**
     * A check.
     *
     * @param maxBytes what this worker grants a trial
     */
    SizeCheck(NetworkPlan plan, TrainingData data, TrainingRules rules, long maxBytes) {
        this.plan = plan;
        this.data = data;
        this.limits = rules.limits();
        this.batch = Math.min(rules.batchSize(), data.training().length);
        this.steps = data.samples().longest(data.training());
        this.maxBytes = maxBytes;
    }

    /** Why not; empty if it may. */
    Optional<Training> refusal() {
        if (data.training().length == 0) {
            return Optional.of(tooLarge("the window leaves no sample in the training part"));
        }
        long bytes = plan.trainingBytes(batch, steps);
        String need = plan.parameters() + " weights, batches of " + batch + " and sequences of " + steps
                + " steps need about " + bytes + " bytes, more than the limit of ";
        if (limits.maxParameters() != null && plan.parameters() > limits.maxParameters()) {
            return limit(plan.parameters() + " weights are more than the limit of " + limits.maxParameters());
        }
        double perValue = (double) plan.parameters() / data.samples().values(data.training());
        if (limits.maxParametersPerValue() != null && perValue > limits.maxParametersPerValue()) {
            return limit(plan.parameters() + " weights are " + perValue
                    + " for each value to learn, more than the limit of " + limits.maxParametersPerValue());
        }
        if (limits.maxMemoryBytes() != null && bytes > limits.maxMemoryBytes()) {
            return limit(need + limits.maxMemoryBytes());
        }
        return bytes > maxBytes ? Optional.of(tooLarge(need + maxBytes)) : Optional.empty();
    }

    private static Optional<Training> limit(String reason) {
        return Optional.of(new Training.Hopeless("limit", reason, 0, List.of()));
    }

    static Training tooLarge(String reason) {
        return new Training.Hopeless("too-large", reason, 0, List.of());
    }
}
