package io.gatewise.worker.trial;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.worker.data.Batch;
import io.gatewise.worker.lstm.SequenceNetwork;
import io.gatewise.worker.metric.Accuracy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The loop over epochs: shuffle, learn, judge, keep the best, stop early. For one network. */
final class NetworkTrainer {

    private static final double NANOS_A_SECOND = 1e9;

    private final SequenceNetwork network;
    private final TrainingData data;
    private final Rules rules;
    private final StopSignal stop;
    private final LongSupplier nanoTime;
    private final SplittableRandom shuffling;
    private final EarlyStopping stopping;
    private final int[] order;
    private final Batch batch;
    private final List<CurvePoint> curve = new ArrayList<>();
    private final long start;
    private Accuracy best;
    private float[] bestWeights;

    /**
     * When and how to train.
     *
     * @param batchSize samples a gradient step
     * @param maxEpochs at most so many epochs
     * @param stopping  patience and least improvement; its own number of epochs doesn't count here
     * @param limit     training that takes longer is hopeless; empty for no limit
     * @param seed      of the shuffling
     */
    record Rules(
            int batchSize,
            int maxEpochs,
            StoppingRule stopping,
            Objective objective,
            Optional<Duration> limit,
            long seed) {}

    NetworkTrainer(SequenceNetwork network, TrainingData data, Rules rules, StopSignal stop, LongSupplier nanoTime) {
        this.network = network;
        this.data = data;
        this.rules = rules;
        this.stop = stop;
        this.nanoTime = nanoTime;
        this.shuffling = new SplittableRandom(rules.seed());
        this.stopping = new EarlyStopping(rules.stopping(), rules.objective().direction());
        this.order = data.training().clone();
        this.batch = data.windows().newBatch();
        this.start = nanoTime.getAsLong();
    }

    /** Trains to the end; each epoch's point is handed to {@code progress} as soon as it is measured. */
    Training train(Consumer<CurvePoint> progress) {
        for (int epoch = 1; epoch <= rules.maxEpochs() && !stopping.exhausted(); epoch++) {
            Optional<Training> early = epoch(epoch, progress);
            if (early.isPresent()) {
                return early.get();
            }
        }
        network.restore(bestWeights);
        String stoppedBy = stopping.exhausted() ? "patience" : "epochs";
        return new Training.Trained(best, stopping.bestEpoch(), stoppedBy, curve);
    }

    private Optional<Training> epoch(int epoch, Consumer<CurvePoint> progress) {
        long began = nanoTime.getAsLong();
        shuffle();
        double loss = 0;
        for (int from = 0; from < order.length; from += rules.batchSize()) {
            int to = Math.min(from + rules.batchSize(), order.length);
            data.windows().fill(batch, order, from, to);
            loss += network.fit(batch) * (to - from) / order.length;
            Optional<Training> early = interrupted(epoch);
            if (early.isPresent()) {
                return early;
            }
            if (!Double.isFinite(loss)) {
                return hopeless("diverged", "the training loss is not finite in epoch " + epoch);
            }
        }
        Accuracy accuracy = Forecaster.accuracy(network, data.windows(), data.validation());
        if (!accuracy.isFinite()) {
            return hopeless("diverged", "the validation metrics are not finite in epoch " + epoch);
        }
        record(epoch, (nanoTime.getAsLong() - began) / NANOS_A_SECOND, loss, accuracy);
        progress.accept(curve.get(curve.size() - 1));
        return Optional.empty();
    }

    private void record(int epoch, double seconds, double loss, Accuracy accuracy) {
        var metrics = new TreeMap<>(accuracy.asMap());
        metrics.put("loss", loss);
        curve.add(new CurvePoint(1, epoch, seconds, metrics));
        if (stopping.improved(accuracy.get(rules.objective().metric()))) {
            best = accuracy;
            bestWeights = network.weights();
        }
    }

    private Optional<Training> interrupted(int epoch) {
        Optional<RunEnd> end = stop.end();
        if (end.isPresent()) {
            return Optional.of(new Training.Stopped(end.get()));
        }
        long nanos = nanoTime.getAsLong() - start;
        if (rules.limit().isPresent() && nanos > rules.limit().get().toNanos()) {
            return hopeless(
                    "limit", "training took longer than " + rules.limit().get().toSeconds() + " s, in epoch " + epoch);
        }
        return Optional.empty();
    }

    private Optional<Training> hopeless(String cause, String reason) {
        return Optional.of(new Training.Hopeless(cause, reason, stopping.bestEpoch(), curve));
    }

    /** Fisher and Yates' shuffle: each order is equally likely, and the seed alone decides. */
    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = shuffling.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
