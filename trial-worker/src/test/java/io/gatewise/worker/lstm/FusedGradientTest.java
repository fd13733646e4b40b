package io.gatewise.worker.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients against finite differences. Dropout and noise follow from seed and step, so that they stay the same. */
class FusedGradientTest {

    private static final Regularisation ALL_DROPOUT = new Regularisation(0.3, 0.3, 0.3, 0.2, 0, 0, 0);

    private static final List<Integer> ALIKE = List.of(19, 19);
    private static final List<Integer> DIFFERENT = List.of(6, 19, 11);
    private static final List<Integer> NARROWER = List.of(35, 9);

    static Stream<Arguments> features() {
        List<Arguments> features = new ArrayList<>();
        for (Head head : Head.values()) {
            for (boolean bidirectional : new boolean[] {false, true}) {
                for (Loss.Kind loss : Loss.Kind.values()) {
                    features.add(Arguments.of(ALIKE, head, bidirectional, loss, Regularisation.none(), 0));
                }
                for (int frozen = 0; frozen <= 2; frozen++) {
                    features.add(Arguments.of(ALIKE, head, bidirectional, Loss.Kind.SQUARED, ALL_DROPOUT, frozen));
                    features.add(Arguments.of(DIFFERENT, head, bidirectional, Loss.Kind.SQUARED, ALL_DROPOUT, frozen));
                }
                features.add(Arguments.of(NARROWER, head, bidirectional, Loss.Kind.SOFTMAX, Regularisation.none(), 0));
            }
        }
        return features.stream();
    }

    @ParameterizedTest
    @MethodSource("features")
    void gradientIsTheLossesSlope(
            List<Integer> units,
            Head head,
            boolean bidirectional,
            Loss.Kind loss,
            Regularisation regularisation,
            int frozen) {
        check(Kernels.best(), units, head, bidirectional, loss, regularisation, frozen);
    }

    /** Every third feature: each head and loss, both directions, with and without dropout are among them. */
    static Stream<Arguments> someFeatures() {
        List<Arguments> all = features().toList();
        return IntStream.range(0, all.size()).filter(i -> i % 3 == 2).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("someFeatures")
    void gradientIsTheLossesSlopeWithoutVectors(
            List<Integer> units,
            Head head,
            boolean bidirectional,
            Loss.Kind loss,
            Regularisation regularisation,
            int frozen) {
        check(Kernels.plain(), units, head, bidirectional, loss, regularisation, frozen);
    }

    private static void check(
            Kernels kernels,
            List<Integer> units,
            Head head,
            boolean bidirectional,
            Loss.Kind loss,
            Regularisation regularisation,
            int frozen) {
        var shape = new NetworkShape(3, 2, units, bidirectional, head);
        var network = FusedNetwork.random(
                Plans.of(shape, loss, regularisation, Plans.ADAM).with(new FineTuning(frozen, 1, false)), kernels);
        Batch batch = Batches.ragged(shape, loss, 5, 4, 3);
        for (int row = 0; row < batch.labelRows(); row++) {
            batch.weights()[row] *= 0.5f + row % 3;
        }
        network.loss(batch);
        float[] gradient = network.gradient();
        float[] weights = network.weights();
        int unchanged = weightsBelow(shape, frozen);
        double[] direction = direction(unchanged, weights.length);

        double step = 2e-3;
        double slope =
                (along(network, batch, weights, direction, step) - along(network, batch, weights, direction, -step))
                        / (2 * step);

        double expected = 0;
        double scale = 0;
        for (int i = 0; i < gradient.length; i++) {
            expected += gradient[i] * direction[i];
            scale += Math.pow(gradient[i], 2);
        }
        // kinks of the largest value and of the pinball loss lie between the two points now and then
        double tolerance = head == Head.MAX || loss == Loss.Kind.PINBALL ? 0.05 : 0.005;
        assertThat(slope).isCloseTo(expected, within(tolerance * Math.sqrt(scale) + 1e-4));
        assertThat(scale).isPositive();
        for (int i = 0; i < unchanged; i++) {
            assertThat(gradient[i]).as("gradient of frozen weight %d", i).isZero();
        }
    }

    private static int weightsBelow(NetworkShape shape, int layers) {
        int all = 0;
        for (int layer = 0; layer < layers; layer++) {
            all += shape.directions() * 4 * shape.units(layer) * (shape.inputsOf(layer) + shape.units(layer) + 1);
        }
        return all;
    }

    /** A random direction of length 1 over all weights that learn: every wrong component shows. */
    private static double[] direction(int first, int length) {
        var random = new SplittableRandom(9);
        double[] direction = new double[length];
        double squares = 0;
        for (int i = first; i < length; i++) {
            direction[i] = 2 * random.nextDouble() - 1;
            squares += direction[i] * direction[i];
        }
        for (int i = 0; i < length; i++) {
            direction[i] /= Math.sqrt(squares);
        }
        return direction;
    }

    private static double along(
            FusedNetwork network, Batch batch, float[] weights, double[] direction, double distance) {
        float[] moved = new float[weights.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (weights[i] + distance * direction[i]);
        }
        network.restore(moved);
        return network.loss(batch);
    }
}
