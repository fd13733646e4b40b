package io.gatewise.worker.trial;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Metric;
import io.gatewise.worker.checkpoint.FoldState;
import io.gatewise.worker.checkpoint.UnusableCheckpointException;
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
    private final TrainingLog log;
    private final LongSupplier nanoTime;
    private final BatchOrder orders;
    private final Batch batch;
    private final Judge judge;
    private final List<CurvePoint> curve = new ArrayList<>();
    private final long start;
    private EarlyStopping stopping;
    private double firstLoss;
    private Map<Metric, Double> best = Map.of();
    private float[] bestWeights;
    private Long toldToLeave; // null before

    NetworkTrainer(
            SequenceNetwork network,
            TrainingData data,
            TrainingRules rules,
            StopSignal stop,
            TrainingLog log,
            LongSupplier nanoTime) {
        this.network = network;
        this.data = data;
        this.rules = rules;
        this.stop = stop;
        this.log = log;
        this.nanoTime = nanoTime;
        this.stopping = rules.earlyStopping();
        this.orders = new BatchOrder(data.samples(), data.training(), rules.batchSize(), rules.seed());
        this.batch = data.samples().newBatch();
        this.judge = new Judge(data.samples(), data.validation(), rules.batchSize());
        double before = log.begun().map(FoldState::seconds).orElse(0.0);
        this.start = nanoTime.getAsLong() - (long) (before * NANOS_A_SECOND);
    }

    /**
     * Trains to the end, from where the log stands; each epoch's point is handed to {@code progress} as soon as it is
     * measured.
     *
     * @throws UnusableCheckpointException if the log's state is not of such a network
     */
    Training train(Consumer<CurvePoint> progress) throws UnusableCheckpointException {
        String stoppedBy = "epochs";
        if (log.begun().isPresent()) {
            goOn(log.begun().get());
            stoppedBy = stoppedBy();
        }
        for (int epoch = curve.size() + 1; epoch <= rules.maxEpochs() && stoppedBy.equals("epochs"); epoch++) {
            Optional<Training> early = epoch(epoch, progress);
            if (early.isPresent()) {
                return early.get();
            }
            stoppedBy = judges() ? stoppedBy() : stoppedBy;
            if (stoppedBy.equals("epochs") && epoch < rules.maxEpochs()) {
                Optional<RunEnd> stopped = stop.end();
                if (stopped.isPresent()) {
                    return left(stopped.get());
                }
                log.epochEnded(() -> state(null));
            }
        }
        if (!judges()) {
            return new Training.Trained(best, rules.maxEpochs(), stoppedBy, curve);
        }
        String why = stoppedBy;
        log.ended(() -> state(why));
        network.restore(bestWeights);
        return new Training.Trained(best, stopping.bestEpoch(), stoppedBy, curve);
    }

    /** At an epoch's end, the best place to go on from. */
    private Training left(RunEnd end) {
        if (end instanceof RunEnd.GivenBack) {
            log.leaving(() -> state(null));
        }
        return new Training.Stopped(end);
    }

    private void goOn(FoldState from) throws UnusableCheckpointException {
        Replay replay = Replay.of(from.curve(), rules);
        bestWeights = NetworkState.read((FoldState.Bytes) from.state(), network);
        stopping = replay.stopping();
        best = replay.best();
        firstLoss = replay.firstLoss();
        curve.addAll(from.curve());
    }

    private FoldState state(String stoppedBy) {
        return new FoldState(
                rules.fold(),
                (nanoTime.getAsLong() - start) / NANOS_A_SECOND,
                stoppedBy,
                network.parameters(),
                curve,
                out -> NetworkState.write(network, bestWeights, out));
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
        named.put(Replay.LOSS, loss);
        curve.add(new CurvePoint(rules.fold(), epoch, seconds, named));
        if (judges() && stopping.improved(Judge.required(metrics, rules.watched()))) {
            best = metrics;
            bestWeights = network.weights();
        }
    }

    private Optional<Training> interrupted(int epoch) {
        Optional<RunEnd> end = stop.end();
        if (end.isPresent() && !waitsForTheEpoch(end.get())) {
            return Optional.of(new Training.Stopped(end.get()));
        }
        if (rules.time().isOver(nanoTime.getAsLong())) {
            return hopeless("limit", "training took longer than " + rules.time().seconds() + " s, in epoch " + epoch);
        }
        return Optional.empty();
    }

    /** Whether a training that is to be given back goes on for a while: its epoch may end soon. */
    private boolean waitsForTheEpoch(RunEnd end) {
        if (!(end instanceof RunEnd.GivenBack) || log.patience().isZero()) {
            return false;
        }
        long now = nanoTime.getAsLong();
        if (toldToLeave == null) {
            toldToLeave = now;
        }
        return now - toldToLeave < log.patience().toNanos();
    }

    private Optional<Training> hopeless(String cause, String reason) {
        String where = rules.fold() > 1 ? " of fold " + rules.fold() : "";
        return Optional.of(new Training.Hopeless(cause, reason + where, stopping.bestEpoch(), curve));
    }
}
