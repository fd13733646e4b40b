package io.gatewise.worker.data;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;

/**
 * A table as a task's samples: what a network reads and should say, by a sample's number. Samples whose label is missing
 * are left out. For one thread, or for several that only read.
 */
public interface Samples {

    /**
     * The samples of a task.
     *
     * @param window the setting of that name; classification and labelling of whole series don't read it
     */
    static Samples of(Table table, Task task, Parts parts, Encoding encoding, int window) {
        if (task instanceof Forecasting forecasting) {
            return new ForecastSamples(table, forecasting, parts, encoding, window);
        }
        if (task instanceof Classification classification) {
            return classification.text() == null
                    ? new SeriesClassSamples(table, classification, parts, encoding)
                    : new TextClassSamples(table, classification, parts, encoding);
        }
        if (task instanceof Labelling labelling) {
            return new LabelSamples(table, labelling, parts, encoding, window);
        }
        return new TextSamples(table, (TextModelling) task, parts, encoding, window);
    }

    /** C: how many numbers the network sees at a step. */
    int inputs();

    /** O: how many it says. */
    int outputs();

    /** Whether it says something at each step, or once a sample. */
    boolean eachStep();

    /** The samples to learn, in the table's order; not to be modified. */
    int[] training();

    /**
     * Some of the samples to learn: of rows in time the latest ones, of whole sequences a draw that keeps the classes'
     * shares. A larger share has all of a smaller one's.
     *
     * @param fraction in (0, 1]
     */
    int[] training(double fraction);

    /** The samples that judge; not to be modified. */
    int[] validation();

    /** The samples kept for the end; not to be modified. */
    int[] test();

    /** Those of the test samples that a window of so many rows would leave; forecasting alone has some that need it. */
    default int[] test(int otherWindow) {
        return test();
    }

    /** How many steps a sample has, at least 1. */
    int steps(int sample);

    /** How many values some samples have to predict. */
    long values(int[] samples);

    /** The samples {@code samples[from]} to {@code samples[to - 1]} as one batch. */
    void fill(Batch batch, int[] samples, int from, int to);

    /** A new measure of predictions. */
    Scorer scorer();

    /** Of classes and characters, how often each output is right in the training part, summing to 1; else empty. */
    float[] frequencies();

    /** What these samples hold beside the table, in bytes. */
    long bytes();

    /** A batch to fill. */
    default Batch newBatch() {
        return new Batch(inputs(), outputs(), eachStep());
    }

    /** The most steps that one of some samples has; 0 without samples. */
    default int longest(int[] samples) {
        int longest = 0;
        for (int sample : samples) {
            longest = Math.max(longest, steps(sample));
        }
        return longest;
    }
}
