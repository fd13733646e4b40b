package io.gatewise.model.cost;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.TrialCost;

/**
 * What the networks of a study learn from, as far as costs depend on it: enough to count a configuration's cost without the
 * data. Of a plan with several folds it is a mean fold.
 *
 * @param inputs     C, at least 1
 * @param outputs    O, at least 1
 * @param samples    what makes a sample
 * @param horizon    steps ahead of a window that are predicted; 0 where a window predicts its own steps
 * @param values     how many numbers each label holds, at least 1
 * @param training   sequences to learn; rows in time are cut into windows
 * @param validation sequences that judge
 * @param dataBytes  memory that the data take
 */
public record Extent(
        @JsonProperty(required = true) int inputs,
        @JsonProperty(required = true) int outputs,
        @JsonProperty(required = true) Kind samples,
        @JsonProperty(required = true) int horizon,
        @JsonProperty(required = true) int values,
        @JsonProperty(required = true) Lengths training,
        @JsonProperty(required = true) Lengths validation,
        @JsonProperty(required = true) long dataBytes) {

    /** What makes a sample. */
    public enum Kind {
        /** The window before each predicted row. */
        @JsonProperty("windows")
        WINDOWS,
        /** Windows that follow each other, with something to say at each step. */
        @JsonProperty("stretches")
        STRETCHES,
        /** Whole sequences, with something to say at each step. */
        @JsonProperty("labelled-sequences")
        LABELLED_SEQUENCES,
        /** Whole sequences. */
        @JsonProperty("sequences")
        SEQUENCES
    }

    public Extent {
        if (inputs < 1 || outputs < 1 || horizon < 0 || values < 1 || dataBytes < 0) {
            throw new IllegalArgumentException("need at least 1 input, output and value, got " + inputs + ", " + outputs
                    + " and " + values + ", a horizon of " + horizon + " and " + dataBytes + " bytes");
        }
    }

    private boolean eachStep() {
        return samples == Kind.STRETCHES || samples == Kind.LABELLED_SEQUENCES;
    }

    /**
     * What training a configuration takes.
     *
     * @param settings complete
     * @param rung     how far
     * @param folds    of the validation plan
     * @param speed    of whoever trains it
     */
    public TrialCost cost(Configuration settings, Rung rung, int folds, Speed speed) {
        int window = settings.integer(TrainerSetting.WINDOW.key());
        int size = settings.integer(TrainerSetting.BATCH_SIZE.key());
        var network = NetworkSize.of(settings, inputs, outputs, eachStep());
        Learning learning = Learning.of(settings);
        Batches learnt = batches(training.share(rung.fraction()), window, size, window + horizon - 1);
        // what judges may look back into the training part
        Batches all = batches(validation, window, size, horizon - 1);
        Batches judging = Batches.judging(network, all.samples(), size, all.longest(), all.steps());
        double operations = new TrainingWork(network, learning).epochOperations(learnt, judging);
        int epochs = rung.epochs() * Math.min(rung.folds(), folds);
        double labels = eachStep() ? learnt.steps() : learnt.samples();
        return new TrialCost(
                network.parameters(),
                Math.round(labels * values),
                new TrainingMemory(network, learning, TrainingMemory.MOST_LANES).bytes(learnt, judging) + dataBytes,
                operations,
                epochs,
                speed.seconds(operations * epochs, epochs));
    }

    /** @param lost rows of a sequence that begin no window */
    private Batches batches(Lengths lengths, int window, int size, int lost) {
        double count = 0;
        double steps = 0;
        double longest = samples == Kind.WINDOWS ? window : lengths.longest();
        for (Lengths.Group group : lengths.groups()) {
            double length = group.length();
            switch (samples) {
                case WINDOWS -> {
                    double windows = Math.max(0, length - lost) * group.count();
                    count += windows;
                    steps += windows * window;
                }
                case STRETCHES -> {
                    count += Math.ceil(length / window) * group.count();
                    steps += length * group.count();
                    longest = Math.min(longest, window);
                }
                case SEQUENCES, LABELLED_SEQUENCES -> {
                    count += group.count();
                    steps += length * group.count();
                }
            }
        }
        return new Batches(Math.round(count), size, (int) Math.ceil(longest), steps);
    }
}
