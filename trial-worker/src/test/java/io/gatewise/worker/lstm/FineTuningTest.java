package io.gatewise.worker.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.kernel.Kernels;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers that don't learn, and layers that learn slowly. */
class FineTuningTest {

    private static final Dl4jEngine DL4J = new Dl4jEngine();
    private static final FusedEngine FUSED = new FusedEngine();
    private static final NetworkShape THREE_LAYERS = new NetworkShape(3, 2, 9, 3, false, Head.LAST);
    private static final Regularisation EVERYTHING = new Regularisation(0.3, 0.3, 0.3, 0.2, 1e-3, 1e-2, 0.1);

    @TempDir
    Path folder;

    @BeforeAll
    static void warmUp() {
        DL4J.warmUp();
    }

    static Stream<Arguments> shapesAndFrozenLayers() {
        List<Arguments> cases = new ArrayList<>();
        for (int frozen = 0; frozen <= 2; frozen++) {
            for (Head head : Head.values()) {
                cases.add(Arguments.of(new NetworkShape(3, 2, 11, 2, false, head), frozen));
                if (head != Head.LAST) { // which DL4J can't train
                    cases.add(Arguments.of(new NetworkShape(3, 2, 7, 2, true, head), frozen));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("shapesAndFrozenLayers")
    void enginesStayTogetherOverThirtySteps(NetworkShape shape, int frozen) {
        var plan = Plans.of(shape, Loss.Kind.SQUARED).with(new FineTuning(frozen, 0.1, false));

        agree(plan, false);
    }

    @ParameterizedTest
    @EnumSource(value = Optimizer.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "ADAMW")
    void enginesAgreeWithEachOptimizerPenaltiesAndASchedule(Optimizer.Kind kind) {
        var shape = new NetworkShape(3, 2, 7, 2, true, Head.MEAN);
        var optimizer = new Optimizer(kind, 0.01, 0.9, 0.05, 0);
        var penalties = new Regularisation(0, 0, 0, 0, 1e-3, 1e-2, 0);

        agree(Plans.of(shape, Loss.Kind.SQUARED, penalties, optimizer).with(new FineTuning(1, 0.3, false)), true);
        agree(Plans.of(shape, Loss.Kind.SQUARED, penalties, optimizer).with(new FineTuning(0, 0.3, true)), true);
        agree(Plans.of(shape, Loss.Kind.SQUARED, penalties, optimizer), true);
    }

    private static void agree(NetworkPlan plan, boolean schedule) {
        NetworkShape shape = plan.shape();
        try (SequenceNetwork fused = FUSED.create(plan);
                SequenceNetwork dl4j = DL4J.create(plan)) {
            dl4j.restore(fused.weights());
            for (int step = 0; step < 30; step++) {
                Batch batch = Batches.even(shape, Loss.Kind.SQUARED, 6, 5, step);
                if (schedule) {
                    // down to 0 and up again: the layers' rates are equal for a while
                    double rate = 0.004 * Math.abs(15 - step) / 15;
                    fused.learningRate(rate);
                    dl4j.learningRate(rate);
                }
                assertThat(fused.fit(batch)).as("loss of step %d", step).isCloseTo(dl4j.fit(batch), within(1e-4));
            }
            assertThat(Plans.distance(fused.weights(), dl4j.weights())).isLessThan(5e-4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noStepTouchesAFrozenLayer(int frozen) {
        NetworkPlan plan = Plans.of(
                        THREE_LAYERS, Loss.Kind.SQUARED, EVERYTHING, new Optimizer(Optimizer.Kind.ADAM, 0.01, 0, 1, 1))
                .with(new FineTuning(frozen, 0.5, false));
        var network = FusedNetwork.random(plan, Kernels.best());
        float[] before = network.weights();
        int learning = below(frozen);

        for (int step = 0; step < 3; step++) {
            network.fit(Batches.ragged(THREE_LAYERS, Loss.Kind.SQUARED, 6, 5, step));
        }

        float[] after = network.weights();
        assertThat(Arrays.copyOf(after, learning)).isEqualTo(Arrays.copyOf(before, learning));
        int changed = 0;
        for (int i = learning; i < after.length; i++) {
            changed += after[i] == before[i] ? 0 : 1;
        }
        assertThat(changed).isGreaterThan((after.length - learning) * 9 / 10);
    }

    /** How many weights the lowest layers of {@link #THREE_LAYERS} have. */
    private static int below(int layers) {
        int all = 0;
        for (int layer = 0; layer < layers; layer++) {
            all += 4 * 9 * (THREE_LAYERS.inputsOf(layer) + 9 + 1);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void frozenGradientsAreZeroAndTheOthersTheSame(int frozen) {
        NetworkPlan plan = Plans.of(THREE_LAYERS, Loss.Kind.SQUARED);
        Batch batch = Batches.ragged(THREE_LAYERS, Loss.Kind.SQUARED, 6, 5, 1);
        var whole = FusedNetwork.random(plan, Kernels.best());
        var tuned = FusedNetwork.random(plan.with(new FineTuning(frozen, 1, false)), Kernels.best());
        int learning = below(frozen);

        double loss = tuned.loss(batch);

        assertThat(loss).isEqualTo(whole.loss(batch));
        float[] expected = whole.gradient();
        assertThat(Arrays.copyOf(tuned.gradient(), learning)).containsOnly(0f);
        assertThat(Arrays.copyOfRange(tuned.gradient(), learning, expected.length))
                .isEqualTo(Arrays.copyOfRange(expected, learning, expected.length));
    }

    @Test
    void frozenLayersRunAsTheyPredict() {
        var dropped = new Regularisation(0.5, 0, 0.5, 1, 0, 0, 0);
        NetworkPlan plan = Plans.of(THREE_LAYERS, Loss.Kind.SQUARED, dropped, Plans.ADAM);
        Batch batch = Batches.ragged(THREE_LAYERS, Loss.Kind.SQUARED, 6, 5, 1);
        var plain = FusedNetwork.random(Plans.of(THREE_LAYERS, Loss.Kind.SQUARED), Kernels.best());
        var frozen = FusedNetwork.random(plan.with(new FineTuning(3, 1, false)), Kernels.best());

        assertThat(frozen.loss(batch)).isEqualTo(plain.loss(batch));
        assertThat(FusedNetwork.random(plan, Kernels.best()).loss(batch)).isNotEqualTo(plain.loss(batch));
    }

    @Test
    void keptLayersLearnAtTheirShareOfTheRate() {
        var optimizer = new Optimizer(Optimizer.Kind.SGD, 0.1, 0, 0, 0);
        NetworkPlan plan = Plans.of(THREE_LAYERS, Loss.Kind.SQUARED, Regularisation.none(), optimizer);
        Batch batch = Batches.even(THREE_LAYERS, Loss.Kind.SQUARED, 6, 5, 1);
        int head = below(3);

        float[] whole = step(plan, batch);
        float[] newHead = step(plan.with(new FineTuning(0, 0.25, false)), batch);
        float[] keptHead = step(plan.with(new FineTuning(0, 0.25, true)), batch);

        for (int i = 0; i < whole.length; i++) {
            assertThat(keptHead[i]).isCloseTo(0.25f * whole[i], within(1e-7f));
            assertThat(newHead[i]).isCloseTo(i < head ? 0.25f * whole[i] : whole[i], within(1e-7f));
        }
    }

    private static float[] step(NetworkPlan plan, Batch batch) {
        var network = FusedNetwork.random(plan, Kernels.best());
        float[] before = network.weights();
        network.fit(batch);
        float[] moved = network.weights();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= before[i];
        }
        return moved;
    }

    @Test
    void aFineTunedModelIsWrittenInPlainLayersThatBothEnginesRead() throws IOException {
        for (LstmEngine engine : List.of(FUSED, DL4J)) {
            for (NetworkShape shape : List.of(THREE_LAYERS, new NetworkShape(3, 2, 7, 2, true, Head.MAX))) {
                Path file = folder.resolve(engine.name() + shape.layers() + ".zip");
                Batch batch = Batches.even(shape, Loss.Kind.SQUARED, 6, 5, 9);
                var plan = Plans.of(shape, Loss.Kind.SQUARED).with(new FineTuning(1, 0.1, false));
                try (SequenceNetwork network = engine.create(plan)) {
                    network.fit(batch);

                    network.write(file);

                    assertThat(configuration(file)).doesNotContain("Frozen");
                    float[] said = network.predict(batch).clone();
                    same(said, FUSED.read(file).predict(batch), batch);
                    try (SequenceNetwork stock = DL4J.read(file)) {
                        same(said, stock.predict(batch), batch);
                    }
                }
            }
        }
    }

    private static String configuration(Path file) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            return Files.readString(zip.getPath("configuration.json"));
        }
    }

    private static void same(float[] one, float[] other, Batch batch) {
        for (int i = 0; i < batch.labelRows() * batch.outputs(); i++) {
            assertThat(one[i]).isEqualTo(other[i], within(1e-5f));
        }
    }

    @Test
    void moreFrozenLayersThanThereAreAreRefused() {
        assertThatThrownBy(() -> Plans.of(THREE_LAYERS, Loss.Kind.SQUARED).with(new FineTuning(4, 1, false)))
                .hasMessageContaining("at most 3 frozen layers, got 4");
        assertThatThrownBy(() -> new FineTuning(0, Double.NaN, false)).hasMessageContaining("(0, 1]");
    }
}
