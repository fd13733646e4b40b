package io.gatewise.worker.trial;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A network with one weight, which it says for every sample; each step sets it to the script's next value. */
final class ScriptedNetwork implements SequenceNetwork {

    private final float[] script;
    private int steps;
    private float weight;
    private double loss;
    private double lossGrowth = 1;
    final List<float[]> labelsSeen = new ArrayList<>();
    final List<Double> ratesSet = new ArrayList<>();

    ScriptedNetwork(double loss, float... script) {
        this.loss = loss;
        this.script = script;
    }

    @Override
    public double fit(Batch batch) {
        labelsSeen.add(Arrays.copyOf(batch.y(), batch.labelRows() * batch.outputs()));
        weight = script[Math.min(steps++, script.length - 1)];
        double before = loss;
        loss *= lossGrowth;
        return before;
    }

    /** Each step's loss is so many times that of the step before. */
    void lossGrowsBy(double factor) {
        lossGrowth = factor;
    }

    @Override
    public float[] predict(Batch batch) {
        float[] all = new float[batch.size() * batch.outputs()];
        Arrays.fill(all, weight);
        return all;
    }

    @Override
    public long parameters() {
        return 1;
    }

    @Override
    public float[] weights() {
        return new float[] {weight};
    }

    @Override
    public void restore(float[] weights) {
        weight = weights[0];
    }

    @Override
    public void write(Path file) {
        throw new UnsupportedOperationException("nothing to keep");
    }

    @Override
    public void learningRate(double rate) {
        ratesSet.add(rate);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(steps);
        out.writeFloat(weight);
    }

    @Override
    public void load(DataInput in) throws IOException {
        steps = in.readInt();
        weight = in.readFloat();
    }

    @Override
    public void close() {}
}
