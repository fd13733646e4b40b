package io.gatewise.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.data.Batch;
import io.gatewise.worker.data.ColumnScale;
import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.Scaling;
import io.gatewise.worker.lstm.Dl4jEngine;
import io.gatewise.worker.lstm.Loss;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class ModelFileTest {

    private static final ModelCard CARD = ModelCard.of(
            new Forecasting("date", "births", null, null, 1),
            3,
            new Encoding(
                    new Scaling(Map.of("births", new ColumnScale(11_000, 2300))),
                    Map.of("births", 11_000.0),
                    List.of("births"),
                    List.of("a", "b"),
                    List.of("\n", "\u00e9", "\ud83d\ude00")),
            TrainerSetting.standards());

    /** One sample of three steps. */
    private static final Batch SAMPLE = sample();

    @TempDir
    Path folder;

    private Path file;
    private float[] said;

    private static Batch sample() {
        var batch = new Batch(1, 1, false);
        batch.reset(1, 3);
        System.arraycopy(new float[] {0.5f, -1, 2}, 0, batch.x(), 0, 3);
        batch.y()[0] = 1;
        return batch;
    }

    @BeforeEach
    void writeAModel() throws IOException {
        file = folder.resolve("model.zip");
        var engine = new Dl4jEngine();
        engine.warmUp();
        try (SequenceNetwork network =
                engine.create(NetworkPlan.of(TrainerSetting.standards(), 1, 1, false, Loss.of(Loss.Kind.SQUARED), 5))) {
            network.fit(SAMPLE);
            said = network.predict(SAMPLE);
            ModelFile.write(file, network, CARD);
        }
    }

    @Test
    void tellsHowToFeedTheNetwork() throws IOException {
        assertThat(ModelFile.card(file)).isEqualTo(CARD);
    }

    @Test
    void opensInStockDl4jAndPredictsTheSame() throws IOException {
        MultiLayerNetwork stock = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);

        float[] predicted =
                stock.output(Nd4j.create(SAMPLE.x(), new long[] {1, 1, 3}, 'f')).toFloatVector();

        assertThat(predicted).containsExactly(said);
        assertThat(stock.getUpdater().getStateViewArray().length()).isEqualTo(2 * stock.numParams()); // Adam's moments
    }

    @Test
    void replacesAnOlderFile() throws IOException {
        byte[] first = Files.readAllBytes(file);

        writeAModel();

        assertThat(ModelFile.card(file)).isEqualTo(CARD);
        assertThat(Files.size(file)).isBetween(first.length - 100L, first.length + 100L); // zip's own time stamps
    }

    @Test
    void readsTheCardsOfFormat1() throws IOException {
        writeCard("""
                {"format": 1, "task": {"type": "forecasting", "target": "births"}, "window": 3,
                 "scaling": {"births": {"mean": 11000.0, "deviation": 2300.0}}, "settings": {"units": 8}}
                """);

        ModelCard card = ModelFile.card(file);

        assertThat(card.encoding())
                .isEqualTo(Encoding.of(new Scaling(Map.of("births", new ColumnScale(11_000, 2300)))));
        assertThat(card.window()).isEqualTo(3);
    }

    @Test
    void refusesACardOfALaterFormat() throws IOException {
        writeCard("""
                {"format": 3, "task": {"type": "text", "text": "line"}, "window": 3, "scaling": {}, "settings": {}}
                """);

        assertThatThrownBy(() -> ModelFile.card(file))
                .isInstanceOf(IOException.class)
                .hasMessage("the model's card has format 3, known are 1 to 2");
    }

    @Test
    void refusesACardWithoutEnd() throws IOException {
        writeCard(" ".repeat((16 << 20) + 1)); // a few kilobytes in the zip

        assertThatThrownBy(() -> ModelFile.card(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than");
    }

    private void writeCard(String card) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.writeString(zip.getPath(ModelFile.CARD), card);
        }
    }
}
