package io.gatewise.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.data.Batch;
import io.gatewise.worker.data.ColumnScale;
import io.gatewise.worker.data.Scaling;
import io.gatewise.worker.lstm.Dl4jEngine;
import io.gatewise.worker.lstm.Loss;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class ModelFileTest {

    private static final ModelCard CARD = new ModelCard(
            ModelCard.FORMAT,
            new Forecasting("date", "births", null, null, 1),
            3,
            new Scaling(Map.of("births", new ColumnScale(11_000, 2300))),
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
}
