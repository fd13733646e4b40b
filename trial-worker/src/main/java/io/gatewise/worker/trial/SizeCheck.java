package io.gatewise.worker.trial;

import io.gatewise.model.cost.Batches;
import io.gatewise.model.cost.Learning;
import io.gatewise.model.cost.NetworkSize;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.cost.TrainingWork;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.TrialCost;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.lstm.LstmEngine;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a network takes and whether it may be trained at all, before any of it is made. */
final class SizeCheck {

    private final TrainingData data;
    private final TrainingRules rules;
    private final Batches training;
    private final TrialCost cost;

    /**
     * Counts.
     *
     * @param settings complete
     * @param speed    this worker's, with that engine
     */
    SizeCheck(Configuration settings, TrainingData data, TrainingRules rules, LstmEngine engine, Speed speed) {
        this.data = data;
        this.rules = rules;
        Samples samples = data.samples();
        var network = NetworkSize.of(settings, samples.inputs(), samples.outputs(), samples.eachStep());
        Learning learning = Learning.of(settings);
        int[] judges = data.validation();
        this.training = new Batches(
                data.training().length, rules.batchSize(), samples.longest(data.training()), steps(data.training()));
        Batches judging =
                Batches.judging(network, judges.length, rules.batchSize(), samples.longest(judges), steps(judges));
        double operations = new TrainingWork(network, learning).epochOperations(training, judging)
                / rules.share().size();
        int epochs = rules.maxEpochs() * rules.share().folds();
        this.cost = new TrialCost(
                network.parameters(),
                samples.values(data.training()),
                engine.trainingBytes(network, learning, training, judging) + data.bytes(),
                operations,
                epochs,
                speed.seconds(operations * epochs, epochs));
    }

    private double steps(int[] samples) {
        return IntStream.of(samples).mapToDouble(data.samples()::steps).sum();
    }

    /** What was counted; of a fold that is smaller or larger than the others, the arithmetic of a mean one. */
    TrialCost cost() {
        return cost;
    }

    /** The arithmetic of an epoch of this very fold. */
    double epochOperations() {
        return cost.epochOperations() * rules.share().size();
    }

    /**
     * Why not; empty if it may.
     *
     * @param maxBytes what this worker grants a trial
     * @param begun    whether some of it was trained before: then its time is no longer a matter of prediction
     */
    Optional<Training> refusal(long maxBytes, boolean begun) {
        if (training.samples() == 0) {
            return Optional.of(tooLarge("the window leaves no sample in the training part"));
        }
        Limits limits = rules.limits();
        long weights = cost.parameters();
        long bytes = cost.memoryBytes();
        String need = weights + " weights, batches of " + Math.min(training.most(), training.samples())
                + " and sequences of " + training.longest() + " steps need " + bytes + " bytes, " + data.bytes()
                + " of them for the data, more than the limit of ";
        if (limits.maxParameters() != null && weights > limits.maxParameters()) {
            return limit(weights + " weights are more than the limit of " + limits.maxParameters());
        }
        if (limits.maxParametersPerValue() != null && cost.parametersPerValue() > limits.maxParametersPerValue()) {
            return limit(weights + " weights are " + cost.parametersPerValue()
                    + " for each value to learn, more than the limit of " + limits.maxParametersPerValue());
        }
        if (limits.maxMemoryBytes() != null && bytes > limits.maxMemoryBytes()) {
            return limit(need + limits.maxMemoryBytes());
        }
        Long most = limits.maxPredictedSeconds();
        if (most != null && !begun && rules.fold() == 1 && cost.seconds() > most) {
            return limit(String.format(
                    java.util.Locale.ROOT,
                    "%d epochs would take about %.3g s on this worker, more than the limit of %d s (maxPredictedSeconds)",
                    cost.epochs(),
                    cost.seconds(),
                    most));
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
