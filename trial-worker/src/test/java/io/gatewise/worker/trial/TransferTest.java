package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.edge.network.NetworkZip;
import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.message.TrialRequest.FinalEvaluation;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import io.gatewise.model.study.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings that start from an earlier network. */
class TransferTest {

    private static final String WAVE = new String(Sines.csv(), StandardCharsets.UTF_8);
    private static final Task FORECAST = new Forecasting(null, "wave", null, null, 1);
    private static final HoldOut PLAN = new HoldOut(0.2, null, 0.2, null);
    private static final int LOWEST_LAYER = 4 * 8 * (1 + 8 + 1);

    @TempDir
    Path folder;

    private TinyTasks tiny;

    @BeforeEach
    void begin() {
        tiny = new TinyTasks(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "dl4j"})
    void aFrozenLayerStaysAndTheRestLearnsFasterThanFromTheBeginning(String engine) throws IOException {
        var settings = new Configuration(Map.of("layers", 2L, "engine", engine));
        Outcome.Completed source = tiny.completed(WAVE, train(FORECAST, 15, settings, null));
        ArtifactReference model = kept("source");
        var tuned = settings.overlaidWith(new Configuration(Map.of("frozenLayers", 1L, "fineTuneRate", 0.5)));

        Outcome.Completed second =
                tiny.completed(WAVE, train(FORECAST, 2, tuned, new StartingModel(model, Transfer.Head.REPLACE)));

        Outcome.Completed fresh = tiny.completed(WAVE, train(FORECAST, 2, settings, null));
        assertThat(source.score()).isLessThan(1);
        assertThat(second.score()).isLessThan(fresh.score() / 2);
        // fresh was trained last and replaced it
        tiny.completed(WAVE, train(FORECAST, 2, tuned, new StartingModel(model, Transfer.Head.REPLACE)));
        float[] before =
                NetworkZip.read(folder.resolve("source.zip"), 1_000_000).weights();
        float[] after =
                NetworkZip.read(folder.resolve("tasks-run.zip"), 1_000_000).weights();
        assertThat(Arrays.copyOf(after, LOWEST_LAYER)).isEqualTo(Arrays.copyOf(before, LOWEST_LAYER));
        assertThat(after[LOWEST_LAYER]).isNotEqualTo(before[LOWEST_LAYER]);
    }

    @Test
    void aKeptHeadGoesOnWhereTheModelWas() throws IOException {
        Outcome.Completed source = tiny.completed(WAVE, train(FORECAST, 20, Configuration.empty(), null));
        ArtifactReference model = kept("source");
        var still = new Configuration(Map.of("learningRate", 1e-8));

        Outcome.Completed kept =
                tiny.completed(WAVE, train(FORECAST, 1, still, new StartingModel(model, Transfer.Head.KEEP)));
        Outcome.Completed replaced =
                tiny.completed(WAVE, train(FORECAST, 1, still, new StartingModel(model, Transfer.Head.REPLACE)));

        assertThat(kept.score()).isCloseTo(source.score(), within(1e-4));
        assertThat(replaced.score()).isGreaterThan(5 * source.score());
    }

    @Test
    void contestantsThatAreTrainedAnewStartFromTheModelToo() throws IOException {
        tiny.completed(WAVE, train(FORECAST, 20, Configuration.empty(), null));
        ArtifactReference model = kept("source");
        Configuration still = settings(new Configuration(Map.of("learningRate", 1e-8)));
        var contestant = new Contestant("winner", "tuned", still, 3, null, 1);

        Evaluation evaluation =
                tiny.evaluation(WAVE, evaluate(contestant, new StartingModel(model, Transfer.Head.KEEP)));
        Evaluation random = tiny.evaluation(WAVE, evaluate(contestant, null));

        assertThat(rmse(evaluation)).isLessThan(1);
        assertThat(rmse(random)).isGreaterThan(5);
        assertThat(evaluation.model()).isNotNull();
    }

    private static double rmse(Evaluation evaluation) {
        return evaluation.scores().get(evaluation.scores().size() - 1).metrics().get("rmse");
    }

    @Test
    void aZipOfStockDl4jIsTakenWithItsHeadReplaced() throws IOException {
        ArtifactReference stock = stock("two-layers");
        var settings = new Configuration(Map.of("layers", 2L, "frozenLayers", 2L));

        tiny.completed(WAVE, train(FORECAST, 1, settings, new StartingModel(stock, Transfer.Head.REPLACE)));

        float[] before =
                NetworkZip.read(folder.resolve(stock.path()), 1_000_000).weights();
        float[] after =
                NetworkZip.read(folder.resolve("tasks-run.zip"), 1_000_000).weights();
        int kept = LOWEST_LAYER + 4 * 8 * (8 + 8 + 1);
        assertThat(Arrays.copyOf(after, kept)).isEqualTo(Arrays.copyOf(before, kept));
        assertThat(after).hasSize(kept + 8 + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "layers-differ, forward, fused",
        "layers-differ, forward, dl4j",
        "both-directions-differ, bidirectional, fused"
    })
    void layersOfDifferentSizesKeepTheirWeights(String name, String direction, String engine) throws IOException {
        ArtifactReference stock = stock(name);
        ModelProfile profile = NetworkZip.profile(folder.resolve(stock.path()));
        var settings = new Configuration(Map.of(
                "layers",
                2L,
                "units",
                (long) profile.units(),
                "units_2",
                (long) profile.layerUnits().get(1),
                "frozenLayers",
                1L,
                "direction",
                direction,
                "engine",
                engine,
                "fineTuneRate",
                1e-6));

        Outcome.Completed tuned =
                tiny.completed(WAVE, train(FORECAST, 2, settings, new StartingModel(stock, Transfer.Head.REPLACE)));

        NetworkZip.Network before = NetworkZip.read(folder.resolve(stock.path()), 1_000_000);
        NetworkZip.Network after = NetworkZip.read(folder.resolve("tasks-run.zip"), 1_000_000);
        int head = after.profile().head().outputs()
                * (before.profile().unitsByLayer().get(1) * both(direction) + 1);
        int kept = after.weights().length - head;
        int lowest = both(direction) * 4 * profile.units() * (1 + profile.units() + 1);
        assertThat(tuned.parameters()).isEqualTo(after.profile().parameters());
        assertThat(after.profile().unitsByLayer()).isEqualTo(before.profile().unitsByLayer());
        assertThat(Arrays.copyOf(after.weights(), lowest)).isEqualTo(Arrays.copyOf(before.weights(), lowest));
        for (int i = lowest; i < kept; i++) {
            assertThat(after.weights()[i]).isCloseTo(before.weights()[i], within(1e-4f));
        }
    }

    private static int both(String direction) {
        return direction.equals("bidirectional") ? 2 : 1;
    }

    @Test
    void charactersKeepTheirWeightsWhereverTheyStandInTheNewAlphabet() throws IOException {
        var task = new TextModelling("text");
        tiny.completed(text("abab"), train(task, 3, Configuration.empty(), null));
        ArtifactReference model = kept("source");
        var still = new Configuration(Map.of("learningRate", 1e-8));

        // the alphabet becomes: line feed, A, a, b
        tiny.completed(text("AbAa"), train(task, 1, still, new StartingModel(model, Transfer.Head.KEEP)));

        NetworkZip.Network before = NetworkZip.read(folder.resolve("source.zip"), 1_000_000);
        NetworkZip.Network after = NetworkZip.read(folder.resolve("tasks-run.zip"), 1_000_000);
        assertThat(before.profile().origin().alphabet()).containsExactly("\n", "a", "b");
        assertThat(after.profile().origin().alphabet()).containsExactly("\n", "A", "a", "b");
        int[] from = {0, -1, 1, 2, 3}; // the last place is that of unknown characters
        int head = 4 * 8 * (8 + 1);
        for (int to = 0; to < from.length; to++) {
            if (from[to] >= 0) {
                for (int column = 0; column < 4 * 8; column++) {
                    assertThat(after.weights()[column * 5 + to])
                            .isCloseTo(before.weights()[column * 4 + from[to]], within(1e-5f));
                }
                assertThat(after.weights()[4 * 8 * 5 + head + to * 8])
                        .isCloseTo(before.weights()[4 * 8 * 4 + head + from[to] * 8], within(1e-5f));
                assertThat(after.weights()[4 * 8 * 5 + head + 5 * 8 + to])
                        .isCloseTo(before.weights()[4 * 8 * 4 + head + 4 * 8 + from[to]], within(1e-5f));
            }
        }
    }

    private static String text(String line) {
        return "text\n" + (line + "\n").repeat(40);
    }

    @Test
    void whatDoesNotFitIsInfeasibleAndSaysWhatWasExpectedAndWhatCame() throws IOException {
        ArtifactReference stock = stock("two-layers");
        var layers = new Configuration(Map.of("layers", 2L));

        assertMisfit(
                train(FORECAST, 1, Configuration.empty(), new StartingModel(stock, Transfer.Head.REPLACE)),
                "1 LSTM layers of 8 units in one direction, the model to start from has 2 LSTM layers of 8");
        assertMisfit(
                train(FORECAST, 1, layers, new StartingModel(stock, Transfer.Head.KEEP)),
                "needs 1 outputs that read last and say linear, the model to start from has 3 that read each-step");
        assertMisfit(
                train(
                        FORECAST,
                        1,
                        layers.overlaidWith(new Configuration(Map.of("frozenLayers", 3L))),
                        new StartingModel(stock, Transfer.Head.REPLACE)),
                "at most 2 frozen layers, got 3");
        assertMisfit(
                train(FORECAST, 1, layers, new StartingModel(stock("bidirectional-mean"), Transfer.Head.REPLACE)),
                "the task has 1 inputs a step, the model to start from 2");
        assertMisfit(
                train(FORECAST, 1, layers, new StartingModel(stock("layers-differ"), Transfer.Head.REPLACE)),
                "2 LSTM layers of 8 units in one direction, the model to start from has 2 LSTM layers of 8, 5 units");
        assertMisfit(
                train(FORECAST, 1, layers, new StartingModel(stock("graves-lstm"), Transfer.Head.REPLACE)),
                "need an LSTM layer first, found GravesLSTM");
    }

    @Test
    void aModelOfNumbersIsNoStartForText() throws IOException {
        TrainTrial trial = train(
                new TextModelling("text"),
                1,
                new Configuration(Map.of("layers", 2L)),
                new StartingModel(stock("two-layers"), Transfer.Head.REPLACE));

        assertThat(tiny.outcome(text("abab"), trial).reason())
                .contains("the task reads characters, the model to start from numbers");
    }

    private void assertMisfit(TrainTrial trial, String why) throws IOException {
        Outcome outcome = tiny.outcome(WAVE, trial);
        assertThat(outcome).isInstanceOf(Outcome.Infeasible.class);
        assertThat(((Outcome.Infeasible) outcome).cause()).isEqualTo("misfit");
        assertThat(outcome.reason()).contains(why);
    }

    private ArtifactReference kept(String name) throws IOException {
        Files.copy(folder.resolve("tasks-run.zip"), folder.resolve(name + ".zip"), StandardCopyOption.REPLACE_EXISTING);
        return new ArtifactReference(name + ".zip", "0", 0);
    }

    /** A zip that stock DL4J wrote. */
    private ArtifactReference stock(String name) throws IOException {
        try (InputStream zip = getClass().getResourceAsStream("/networks/" + name + ".zip")) {
            Files.write(folder.resolve(name + ".zip"), zip.readAllBytes());
        }
        return new ArtifactReference(name + ".zip", "0", 0);
    }

    private static Configuration settings(Configuration changes) {
        return TinyTasks.SETTINGS.overlaidWith(changes);
    }

    private static TrainTrial train(Task task, int epochs, Configuration changes, StartingModel start) {
        TrainTrial plain = TinyTasks.train(
                task,
                task instanceof Forecasting ? Metric.RMSE : Metric.BITS_PER_CHARACTER,
                PLAN,
                epochs,
                Limits.none());
        return new TrainTrial(
                plain.key(),
                plain.data(),
                plain.task(),
                settings(changes),
                plain.objective(),
                plain.validation(),
                plain.earlyStopping(),
                plain.rung(),
                plain.seed(),
                null,
                null,
                null,
                start);
    }

    private static FinalEvaluation evaluate(Contestant contestant, StartingModel start) {
        FinalEvaluation plain = TinyTasks.evaluate(FORECAST, Metric.RMSE, PLAN, List.of(contestant));
        return new FinalEvaluation(
                plain.key(),
                plain.data(),
                plain.task(),
                plain.objective(),
                plain.validation(),
                plain.earlyStopping(),
                plain.baselines(),
                plain.contestants(),
                start);
    }
}
