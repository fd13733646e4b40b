package io.gatewise.worker.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.worker.data.Batch;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Dl4jZipTest {

    private static final Dl4jEngine DL4J = new Dl4jEngine();
    private static final FusedEngine FUSED = new FusedEngine();
    private static final NetworkShape SHAPE = new NetworkShape(3, 2, 21, 2, false, Head.LAST);

    @TempDir
    Path folder;

    @BeforeAll
    static void warmUp() {
        DL4J.warmUp();
    }

    @ParameterizedTest
    @EnumSource(Head.class)
    void stockDl4jOpensAFusedNetworkAndPredictsTheSame(Head head) throws IOException {
        for (boolean bidirectional : new boolean[] {false, true}) {
            var shape = new NetworkShape(3, 2, bidirectional ? List.of(7, 18) : List.of(21, 9), bidirectional, head);
            Path file = folder.resolve(head + "-" + bidirectional + ".zip");
            SequenceNetwork network = FUSED.create(Plans.of(shape, Loss.Kind.SQUARED));
            train(network, shape, 3);
            network.write(file);

            Batch batch = Batches.even(shape, Loss.Kind.SQUARED, 6, 5, 9);
            try (SequenceNetwork stock = DL4J.read(file)) {
                same(network.predict(batch), stock.predict(batch), batch, 1e-5f);
            }
            same(network.predict(batch).clone(), FUSED.read(file).predict(batch), batch, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"ADAM", "NADAM", "RMSPROP", "SGD"})
    void bothEnginesGoOnFromAZipWithTheOptimizersState(Optimizer.Kind kind) throws IOException {
        Path file = folder.resolve("network.zip");
        var plan = Plans.of(SHAPE, Loss.Kind.SQUARED, Regularisation.none(), new Optimizer(kind, 0.01, 0.9, 0, 0));
        SequenceNetwork network = FUSED.create(plan);
        train(network, SHAPE, 10);
        network.write(file);

        try (SequenceNetwork stock = DL4J.read(file)) {
            SequenceNetwork fused = FUSED.read(file);
            train(stock, SHAPE, 10);
            train(fused, SHAPE, 10);
            train(network, SHAPE, 10);

            assertThat(Plans.distance(fused.weights(), network.weights())).isZero();
            assertThat(Plans.distance(stock.weights(), network.weights())).isLessThan(1e-4);
        }
    }

    @Test
    void theFusedEngineOpensWhatStockDl4jWrote() throws IOException {
        Path file = folder.resolve("stock.zip");
        Batch batch = Batches.even(SHAPE, Loss.Kind.SOFTMAX, 6, 5, 9);
        try (SequenceNetwork stock = DL4J.create(Plans.of(SHAPE, Loss.Kind.SOFTMAX))) {
            stock.fit(batch);
            stock.write(file);

            same(FUSED.read(file).predict(batch), stock.predict(batch), batch, 1e-6f);
        }
    }

    @ParameterizedTest
    @EnumSource(Head.class)
    void looksThroughTheFrozenLayersOfAStockZip(Head head) throws IOException {
        for (boolean bidirectional : new boolean[] {false, true}) {
            var shape = new NetworkShape(3, 2, List.of(7, 4), bidirectional, head);
            Path file = folder.resolve(head + "-frozen-" + bidirectional + ".zip");
            NetworkPlan plan = Plans.of(shape, Loss.Kind.SQUARED).with(new FineTuning(2, 1, false));
            Batch batch = Batches.even(shape, Loss.Kind.SQUARED, 6, 5, 9);
            var stock = new MultiLayerNetwork(Dl4jLayers.of(plan));
            stock.init();
            ModelSerializer.writeModel(stock, file.toFile(), false);
            assertThat(stock.getLayerWiseConfigurations().toJson()).contains("FrozenLayer");
            stock.close();

            try (SequenceNetwork frozen = DL4J.read(file)) {
                same(FUSED.read(file).predict(batch), frozen.predict(batch), batch, 1e-5f);
            }
        }
    }

    @Test
    void refusesALayerThatDoesNotReadWhatTheOneBelowSays() throws IOException {
        Path file = written();
        change(file, "\"nin\" : 21,\n", "\"nin\" : 20,\n");

        assertThatThrownBy(() -> FUSED.read(file)).hasStackTraceContaining("20");
    }

    @Test
    void refusesAZipWhoseJsonNamesAClassThatIsNoLayer() throws IOException {
        Path file = written();
        change(file, "org.deeplearning4j.nn.conf.layers.OutputLayer", "javax.swing.JEditorPane");

        assertRefused(file, "javax.swing.JEditorPane");
    }

    @Test
    void refusesEntriesWithPaths() throws IOException {
        Path file = written();
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.createDirectory(zip.getPath("up"));
            Files.writeString(zip.getPath("up/evil"), "x");
        }

        assertRefused(file, "up/");
    }

    @Test
    void refusesWhatIsNoZipOrLacksItsParts() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
        assertRefused(text, "no model zip");
        Path file = written();
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.delete(zip.getPath("coefficients.bin"));
        }
        assertRefused(file, "coefficients.bin");
    }

    private Path written() throws IOException {
        Path file = folder.resolve("network.zip");
        FUSED.create(Plans.of(SHAPE, Loss.Kind.SQUARED)).write(file);
        return file;
    }

    private static void change(Path file, String from, String to) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path entry = zip.getPath("configuration.json");
            String json = Files.readString(entry);
            assertThat(json).contains(from);
            Files.writeString(entry, json.replace(from, to));
        }
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> FUSED.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> DL4J.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    private static void train(SequenceNetwork network, NetworkShape shape, int steps) {
        for (int step = 0; step < steps; step++) {
            network.fit(Batches.even(shape, Loss.Kind.SQUARED, 6, 5, step));
        }
    }

    private static void same(float[] one, float[] other, Batch batch, float tolerance) {
        for (int i = 0; i < batch.labelRows() * batch.outputs(); i++) {
            assertThat(one[i]).isEqualTo(other[i], within(tolerance));
        }
    }
}
