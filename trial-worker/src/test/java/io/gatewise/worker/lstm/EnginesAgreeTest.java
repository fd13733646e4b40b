package io.gatewise.worker.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The fused engine against stock DL4J, and its plain path against the one with vectors: same weights, same batches. */
class EnginesAgreeTest {

    private static final Dl4jEngine DL4J = new Dl4jEngine();
    private static final FusedEngine FUSED = new FusedEngine();
    private static final FusedEngine PLAIN = new FusedEngine(Kernels::plain);

    @BeforeAll
    static void warmUp() {
        DL4J.warmUp();
    }

    static Stream<Arguments> shapes() {
        List<Arguments> shapes = new ArrayList<>();
        for (Head head : Head.values()) {
            for (Loss.Kind loss : List.of(Loss.Kind.SQUARED, Loss.Kind.SOFTMAX, Loss.Kind.SIGMOID)) {
                shapes.add(Arguments.of(new NetworkShape(3, 2, 21, 2, false, head), loss, true));
                if (head != Head.LAST) { // which DL4J can't train
                    shapes.add(Arguments.of(new NetworkShape(3, 2, 7, 2, true, head), loss, false));
                }
            }
        }
        for (List<Integer> units : List.of(List.of(21, 6), List.of(5, 19, 8))) {
            shapes.add(Arguments.of(new NetworkShape(3, 2, units, false, Head.LAST), Loss.Kind.SQUARED, true));
            shapes.add(Arguments.of(new NetworkShape(3, 2, units, true, Head.MEAN), Loss.Kind.SOFTMAX, false));
            shapes.add(Arguments.of(new NetworkShape(3, 2, units, true, Head.MAX), Loss.Kind.SQUARED, false));
        }
        shapes.add(Arguments.of(new NetworkShape(1, 1, 1, 1, false, Head.LAST), Loss.Kind.SQUARED, false));
        shapes.add(Arguments.of(new NetworkShape(17, 11, 37, 3, false, Head.LAST), Loss.Kind.SOFTMAX, true));
        return shapes.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void stayTogetherOverThirtySteps(NetworkShape shape, Loss.Kind loss, boolean ragged) {
        agree(FUSED, DL4J, Plans.of(shape, loss), loss, ragged);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void stayTogetherWithoutVectors(NetworkShape shape, Loss.Kind loss, boolean ragged) {
        agree(PLAIN, FUSED, Plans.of(shape, loss), loss, ragged);
    }

    @ParameterizedTest
    @EnumSource(value = Optimizer.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "ADAMW")
    void makeTheSameStepsWithEachOptimizerAndPenalty(Optimizer.Kind kind) {
        var shape = new NetworkShape(3, 2, 9, 1, false, Head.LAST);
        var optimizer = new Optimizer(kind, 0.01, 0.9, 0.05, 0);
        var penalties = new Regularisation(0, 0, 0, 0, 1e-3, 1e-2, 0);

        agree(FUSED, DL4J, Plans.of(shape, Loss.Kind.SQUARED, penalties, optimizer), Loss.Kind.SQUARED, false);
    }

    @Test
    void makeTheSamePlainSteps() {
        var shape = new NetworkShape(3, 2, 9, 1, false, Head.LAST);

        agree(
                FUSED,
                DL4J,
                Plans.of(
                        shape,
                        Loss.Kind.SQUARED,
                        Regularisation.none(),
                        new Optimizer(Optimizer.Kind.SGD, 0.1, 0, 0, 0)),
                Loss.Kind.SQUARED,
                false);
    }

    @Test
    void weighClassesAlike() {
        var shape = new NetworkShape(3, 2, 9, 1, false, Head.LAST);
        NetworkPlan plan = Plans.of(shape, Loss.Kind.SOFTMAX);
        Batch batch = Batches.even(shape, Loss.Kind.SOFTMAX, 8, 4, 3);
        for (int b = 0; b < 8; b++) {
            batch.weights()[b] = batch.y()[2 * b] == 1 ? 3 : 0.5f;
        }
        try (SequenceNetwork fused = FUSED.create(plan);
                SequenceNetwork dl4j = DL4J.create(plan)) {
            dl4j.restore(fused.weights());

            for (int step = 0; step < 5; step++) {
                assertThat(dl4j.fit(batch)).isCloseTo(fused.fit(batch), within(1e-5));
            }
        }
    }

    private static void agree(LstmEngine engine, LstmEngine peer, NetworkPlan plan, Loss.Kind loss, boolean ragged) {
        NetworkShape shape = plan.shape();
        try (SequenceNetwork one = engine.create(plan);
                SequenceNetwork other = peer.create(plan)) {
            assertThat(other.parameters()).isEqualTo(one.parameters()).isEqualTo(plan.parameters());
            other.restore(one.weights());
            for (int step = 0; step < 30; step++) {
                Batch batch = ragged ? Batches.ragged(shape, loss, 6, 5, step) : Batches.even(shape, loss, 6, 5, step);
                assertThat(one.fit(batch)).as("loss of step %d", step).isCloseTo(other.fit(batch), within(1e-4));
            }
            // single precision, and Adam divides small gradients by small numbers
            assertThat(Plans.distance(one.weights(), other.weights())).isLessThan(5e-4);
            samePredictions(one, other, Batches.even(shape, loss, 6, 5, 99));
        }
    }

    private static void samePredictions(SequenceNetwork fused, SequenceNetwork dl4j, Batch batch) {
        float[] one = fused.predict(batch);
        float[] other = dl4j.predict(batch);
        for (int i = 0; i < batch.labelRows() * batch.outputs(); i++) {
            assertThat(one[i]).isEqualTo(other[i], within(5e-4f));
        }
    }

    @Test
    void dl4jRefusesByNameWhatItCannotDo() {
        var shape = new NetworkShape(3, 2, 4, 1, false, Head.LAST);
        refuses(shape, new Regularisation(0, 0, 0.1, 0, 0, 0, 0), Plans.ADAM, "recurrentDropout");
        refuses(shape, new Regularisation(0, 0, 0, 0.1, 0, 0, 0), Plans.ADAM, "inputNoise");
        refuses(shape, Regularisation.none(), new Optimizer(Optimizer.Kind.ADAMW, 0.01, 0, 0, 0), "adamw");
        refuses(shape, Regularisation.none(), new Optimizer(Optimizer.Kind.ADAM, 0.01, 0, 0, 1), "gradientNorm");
        refuses(shape, new Regularisation(0, 0, 0, 0, 0, 0, 0.1), Plans.ADAM, "weightDecay");
        refuses(new NetworkShape(3, 2, 4, 1, true, Head.LAST), Regularisation.none(), Plans.ADAM, "two directions");
    }

    private static void refuses(NetworkShape shape, Regularisation regularisation, Optimizer optimizer, String what) {
        assertThatThrownBy(() -> DL4J.create(Plans.of(shape, Loss.Kind.SQUARED, regularisation, optimizer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dl4j")
                .hasMessageContaining(what);
    }
}
