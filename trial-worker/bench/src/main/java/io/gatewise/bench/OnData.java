package io.gatewise.bench;

import io.gatewise.model.study.Metric;
import io.gatewise.worker.data.Batch;
import io.gatewise.worker.data.BatchOrder;
import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.data.Scorer;
import io.gatewise.worker.lstm.FusedEngine;
import io.gatewise.worker.lstm.Head;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.NetworkShape;
import io.gatewise.worker.lstm.Optimizer;
import io.gatewise.worker.lstm.Regularisation;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * The same network trained by us and by libtorch on data: equal first weights, equal batches. For each seed the losses of the
 * first steps and the score on the test part at the end.
 */
final class OnData {

    private static final int SEEDS = 10;
    private static final int FIRST_STEPS = 20;

    private final DataCase one;
    private final Samples samples;
    private final Batch batch;
    private double largest;

    private OnData(DataCase one) {
        this.one = one;
        Parts parts = one.parts();
        Encoding encoding = Encoding.fit(one.table(), one.task(), parts.training());
        this.samples = Samples.of(one.table(), one.task(), parts, encoding, one.window());
        this.batch = samples.newBatch();
    }

    static void print(DataCase one) throws Exception {
        var data = new OnData(one);
        double[][] scores = new double[2][SEEDS];
        double[] seconds = new double[2];
        for (int seed = 0; seed < SEEDS; seed++) {
            data.train(seed, scores, seconds);
        }
        double error = 0;
        for (double[] some : scores) {
            error = Math.hypot(error, deviation(some) / Math.sqrt(SEEDS));
        }
        double apart = mean(scores[0]) - mean(scores[1]);
        System.out.printf(
                Locale.ROOT,
                "%-22s%s fused %.4f (sd %.4f), libtorch %.4f (sd %.4f), apart %.4f, two standard errors %.4f;"
                        + " losses of %d steps apart %.1e; training %.1f s and %.1f s; %s%n",
                one.name(),
                one.score(),
                mean(scores[0]),
                deviation(scores[0]),
                mean(scores[1]),
                deviation(scores[1]),
                Math.abs(apart),
                2 * error,
                FIRST_STEPS,
                data.largest,
                seconds[0],
                seconds[1],
                one.baselines());
    }

    private void train(int seed, double[][] scores, double[] seconds) throws Exception {
        var shape = new NetworkShape(samples.inputs(), samples.outputs(), one.units(), 1, false, Head.LAST);
        var adam = new Optimizer(Optimizer.Kind.ADAM, one.learningRate(), 0, 0, 0);
        var plan = new NetworkPlan(shape, one.loss(), Regularisation.none(), adam, 1, seed);
        try (SequenceNetwork fused = new FusedEngine().create(plan);
                var torch = new Torch(plan)) {
            torch.restore(fused.weights());
            var orders = new BatchOrder(samples, samples.training(), one.batchSize(), seed);
            int step = 0;
            for (int epoch = 1; epoch <= one.epochs(); epoch++) {
                int[] order = orders.of(epoch);
                for (int from = 0; from < order.length; from += one.batchSize()) {
                    samples.fill(batch, order, from, Math.min(from + one.batchSize(), order.length));
                    final long start = System.nanoTime();
                    final double ours = fused.fit(batch);
                    final long between = System.nanoTime();
                    final double theirs = torch.learn(batch);
                    seconds[0] += (between - start) / 1e9;
                    seconds[1] += (System.nanoTime() - between) / 1e9;
                    if (step++ < FIRST_STEPS) {
                        largest = Math.max(largest, Math.abs(ours - theirs));
                    }
                }
            }
            scores[0][seed] = test(fused::predict);
            scores[1][seed] = test(torch::predict);
        }
    }

    private double test(Function<Batch, float[]> predict) {
        int[] test = samples.test();
        Scorer scorer = samples.scorer();
        double squares = 0;
        for (int from = 0; from < test.length; from += one.batchSize()) {
            int to = Math.min(from + one.batchSize(), test.length);
            samples.fill(batch, test, from, to);
            float[] said = predict.apply(batch);
            scorer.add(test, from, to, batch.steps(), said);
            squares += squares(batch, said);
        }
        return switch (one.score()) {
            case ACCURACY -> scorer.metrics().get(Metric.ACCURACY);
            case RMSE -> scorer.metrics().get(Metric.RMSE);
            case STANDARDISED_MSE -> squares / ((double) test.length * samples.outputs());
        };
    }

    /** The sum of squared errors of a batch, in the numbers that the network sees. */
    private static double squares(Batch batch, float[] said) {
        double sum = 0;
        for (int i = 0; i < batch.size() * batch.outputs(); i++) {
            double error = (double) said[i] - batch.y()[i];
            sum += error * error;
        }
        return sum;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }
}
