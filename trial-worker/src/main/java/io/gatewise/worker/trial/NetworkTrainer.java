package io.gatewise.worker.trial;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Metric;
import io.gatewise.worker.data.Batch;
import io.gatewise.worker.data.BatchOrder;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The loop over epochs: shuffle, learn, judge, keep the best, stop early. For one network. */
final class NetworkTrainer {

    private static final double NANOS_A_SECOND = 1e9;

    private final SequenceNetwork network;
    private final TrainingData data;
    private final TrainingRules rules;
    private final StopSignal stop;
    private final LongSupplier nanoTime;
    private final EarlyStopping stopping;
    private final BatchOrder orders;
    private final Batch batch;
    private final Judge judge;
    private final List<CurvePoint> curve = new ArrayList<>();
    private final long start;
    private double firstLoss;
    private Map<Metric, Double> best = Map.of();
    private float[] bestWeights;

    NetworkTrainer(
            SequenceNetwork network, TrainingData data, TrainingRules rules, StopSignal stop, LongSupplier nanoTime) {
        this.network = network;
        this.data = data;
        this.rules = rules;
        this.stop = stop;
        this.nanoTime = nanoTime;
        this.stopping = new EarlyStopping(rules.stopping(), rules.watched().natural());
        this.orders = new BatchOrder(data.samples(), data.training(), rules.batchSize(), rules.seed());
        this.batch = data.samples().newBatch();
        this.judge = new Judge(data.samples(), data.validation(), rules.batchSize());
        this.start = nanoTime.getAsLong();
    }

    /** Trains to the end; each epoch's point is handed to {@code progress} as soon as it is measured. */
    Training train(Consumer<CurvePoint> progress) {
        String stoppedBy = "epochs";
        for (int epoch = 1; epoch <= rules.maxEpochs() && stoppedBy.equals("epochs"); epoch++) {
            Optional<Training> early = epoch(epoch, progress);
            if (early.isPresent()) {
                return early.get();
            }
            stoppedBy = judges() ? stoppedBy() : stoppedBy;
        }
        if (!judges()) {
            return new Training.Trained(best, rules.maxEpochs(), stoppedBy, curve);
        }
        network.restore(bestWeights);
        return new Training.Trained(best, stopping.bestEpoch(), stoppedBy, curve);
    }

    private boolean judges() {
        return data.validation().length > 0;
    }

    private String stoppedBy() {
        if (stopping.exhausted()) {
            return "patience";
        }
        Long most = rules.stopping().maxSeconds();
        return most != null && nanoTime.getAsLong() - start >= most * NANOS_A_SECOND ? "time" : "epochs";
    }

    private Optional<Training> epoch(int epoch, Consumer<CurvePoint> progress) {
        long began = nanoTime.getAsLong();
        int[] order = orders.of(epoch);
        int batches = (order.length - 1) / rules.batchSize() + 1;
        double loss = 0;
        for (int b = 0; b < batches; b++) {
            int from = b * rules.batchSize();
            int to = Math.min(from + rules.batchSize(), order.length);
            data.samples().fill(batch, order, from, to);
            network.learningRate(rules.rates().at(epoch, b, batches));
            loss += network.fit(batch) * (to - from) / order.length;
            Optional<Training> early = interrupted(epoch);
            if (early.isPresent()) {
                return early;
            }
            if (!Double.isFinite(loss)) {
                return hopeless("diverged", "the training loss is not finite in epoch " + epoch);
            }
        }
        firstLoss = epoch == 1 ? loss : firstLoss;
        if (loss > rules.stopping().divergence() * firstLoss) {
            return hopeless(
                    "diverged",
                    "the training loss " + loss + " of epoch " + epoch + " is more than "
                            + rules.stopping().divergence() + " times that of epoch 1, " + firstLoss);
        }
        Map<Metric, Double> metrics = judge.measure(network);
        if (!Judge.finite(metrics)) {
            return hopeless("diverged", "the validation metrics are not finite in epoch " + epoch);
        }
        record(epoch, (nanoTime.getAsLong() - began) / NANOS_A_SECOND, loss, metrics);
        progress.accept(curve.get(curve.size() - 1));
        return Optional.empty();
    }

    private void record(int epoch, double seconds, double loss, Map<Metric, Double> metrics) {
        var named = new TreeMap<>(Judge.byName(metrics));
        named.put("loss", loss);
        curve.add(new CurvePoint(rules.fold(), epoch, seconds, named));
        if (judges() && stopping.improved(Judge.required(metrics, rules.watched()))) {
            best = metrics;
            bestWeights = network.weights();
        }
    }

    private Optional<Training> interrupted(int epoch) {
        Optional<RunEnd> end = stop.end();
        if (end.isPresent()) {
            return Optional.of(new Training.Stopped(end.get()));
        }
        if (rules.time().isOver(nanoTime.getAsLong())) {
            return hopeless("limit", "training took longer than " + rules.time().seconds() + " s, in epoch " + epoch);
        }
        return Optional.empty();
    }

    private Optional<Training> hopeless(String cause, String reason) {
        String where = rules.fold() > 1 ? " of fold " + rules.fold() : "";
        return Optional.of(new Training.Hopeless(cause, reason + where, stopping.bestEpoch(), curve));
    }
}
