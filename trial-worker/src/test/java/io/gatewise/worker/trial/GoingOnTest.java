package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.Transfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A trial that was interrupted ends as one that never was, bit by bit. */
class GoingOnTest {

    private static final int EPOCHS = 7;
    private static final String WAVE = new String(Sines.csv(), StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    static Stream<Configuration> configurations() {
        return Stream.of(
                settings("engine", "fused"),
                settings(
                        "engine",
                        "fused",
                        "layers",
                        2,
                        "units_2",
                        11,
                        "direction",
                        "bidirectional",
                        "pooling",
                        "mean",
                        "dropout",
                        0.2,
                        "inputDropout",
                        0.1,
                        "recurrentDropout",
                        0.2,
                        "inputNoise",
                        0.05,
                        "schedule",
                        "one-cycle"),
                settings(
                        "engine",
                        "fused",
                        "optimizer",
                        "sgd",
                        "momentum",
                        0.9,
                        "schedule",
                        "step",
                        "stepEpochs",
                        2,
                        "warmUpEpochs",
                        1.5),
                settings(
                        "engine",
                        "fused",
                        "optimizer",
                        "adamw",
                        "weightDecay",
                        0.01,
                        "schedule",
                        "cosine",
                        "gradientNorm",
                        1.0),
                settings("engine", "fused", "optimizer", "rmsprop", "l1", 1e-4, "l2", 1e-3),
                settings("engine", "fused", "optimizer", "nadam"),
                settings(
                        "engine",
                        "dl4j",
                        "layers",
                        2,
                        "direction",
                        "bidirectional",
                        "pooling",
                        "mean",
                        "dropout",
                        0.2,
                        "inputDropout",
                        0.1,
                        "schedule",
                        "one-cycle"),
                settings(
                        "engine", "dl4j", "optimizer", "sgd", "momentum", 0.9, "schedule", "step", "warmUpEpochs", 1.5),
                settings("engine", "dl4j", "optimizer", "rmsprop", "l1", 1e-4, "l2", 1e-3),
                settings("engine", "dl4j", "layers", 2, "units_2", 3, "optimizer", "nadam", "schedule", "cosine"));
    }

    private static Configuration settings(Object... namesAndValues) {
        var settings = new TreeMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Configuration(settings);
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void endsBitIdenticalThoughEachEpochRanOnAnotherWorker(Configuration settings) throws IOException {
        TrainTrial request =
                Relay.with(Sines.train(settings, EPOCHS, null), settings, new StoppingRule(EPOCHS, 50, 0.0));
        var alone = new Relay(WAVE, folder.resolve("alone"));
        Outcome.Completed expected = alone.whole(request);
        var relay = new Relay(WAVE, folder.resolve("relay"));

        Outcome.Completed found = relay.inPieces(request, 1);

        assertSame(expected, found);
        assertThat(found.curve()).hasSize(EPOCHS);
        assertThat(entries(relay, found)).isEqualTo(entries(alone, expected)); // weights and optimizer
        assertThat(relay.heard.wentOn).isEqualTo("fold 1, epoch " + (EPOCHS - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void endsBitIdenticalWhenAWorkerDiesInAnyEpoch(int epoch) throws IOException {
        var noisy = new Configuration(Map.of("dropout", 0.2, "layers", 2, "schedule", "one-cycle"));
        TrainTrial request = Sines.train(noisy, EPOCHS, null);
        var alone = new Relay(WAVE, folder.resolve("alone"));
        Outcome.Completed expected = alone.whole(request);
        var relay = new Relay(WAVE, folder.resolve("relay"));
        relay.killed(request, epoch);

        Outcome.Completed found = relay.whole(Relay.reissued(request));

        assertSame(expected, found);
        assertThat(entries(relay, found)).isEqualTo(entries(alone, expected));
        assertThat(relay.heard.points)
                .extracting(CurvePoint::epoch)
                .containsExactly(1, 2, 3, 4, 5, 6, 7); // each once, and none is missing
        assertThat(relay.heard.notes).hasSize(epoch == 1 ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "dl4j"})
    void goesOnWithAFrozenLayerAndAHeadThatLearnsFaster(String engine) throws IOException {
        var source = new Relay(WAVE, folder.resolve("source"));
        Configuration settings = settings("engine", engine, "layers", 2, "schedule", "cosine");
        Path model = source.folder()
                .resolve(source.whole(Sines.train(settings, 2, null)).model().path());
        Configuration tuned = settings.overlaidWith(new Configuration(Map.of("frozenLayers", 1L, "fineTuneRate", 0.5)));
        var start = new StartingModel(new ArtifactReference("source.zip", "0", 0), Transfer.Head.REPLACE);
        TrainTrial request = Relay.from(start, Sines.train(tuned, EPOCHS, null));
        var alone = new Relay(WAVE, folder.resolve("alone"));
        var relay = new Relay(WAVE, folder.resolve("relay"));
        for (Relay one : List.of(alone, relay)) {
            Files.createDirectories(one.folder());
            Files.copy(model, one.folder().resolve("source.zip"));
        }
        Outcome.Completed expected = alone.whole(request);

        Outcome.Completed found = relay.inPieces(request, 2);

        assertSame(expected, found);
        assertThat(entries(relay, found)).isEqualTo(entries(alone, expected));
    }

    @Test
    void remembersHowLongNothingHasImproved() throws IOException {
        var stopping = new StoppingRule(60, 3, 0.0);
        var restless = new Configuration(Map.of("learningRate", 0.3));
        TrainTrial request = Relay.with(Sines.train(restless, 60, null), restless, stopping);
        Outcome.Completed expected = new Relay(WAVE, folder.resolve("alone")).whole(request);
        assertThat(expected.stoppedBy()).isEqualTo("patience");

        Outcome.Completed found = new Relay(WAVE, folder.resolve("relay")).inPieces(request, 1);

        assertSame(expected, found);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void goesOnWithinAndBetweenFoldsOfUnequalLengths(int epochsEach) throws IOException {
        TrainTrial request = folds(4);
        String csv = TinyTasks.rising(40);
        Outcome.Completed expected = new Relay(csv, folder.resolve("alone")).whole(request);
        var relay = new Relay(csv, folder.resolve("relay"));

        Outcome.Completed found = relay.inPieces(request, epochsEach);

        assertSame(expected, found);
        assertThat(found.folds()).hasSize(3);
        assertThat(relay.heard.points)
                .extracting(point -> point.fold() + "/" + point.epoch())
                .containsExactly("1/1", "1/2", "1/3", "1/4", "2/1", "2/2", "2/3", "2/4", "3/1", "3/2", "3/3", "3/4");
    }

    @Test
    void aHigherRungGoesOnWithMoreEpochs() throws IOException {
        var settings = new Configuration(Map.of("dropout", 0.2, "layers", 2, "schedule", "cosine"));
        TrainTrial whole = Sines.train(settings, 12, null);
        var alone = new Relay(WAVE, folder.resolve("alone"));
        Outcome.Completed expected = alone.whole(whole);
        var relay = new Relay(WAVE, folder.resolve("relay"));
        Outcome.Completed first = relay.whole(Relay.withRung(whole, new Rung(1, 5, 1, 1.0)));
        assertThat(first.exhausted()).isFalse();

        Outcome.Completed second =
                relay.inPieces(Relay.promoted(whole, new Rung(2, 12, 1, 1.0), first.checkpoint()), 3);

        assertSame(expected, second);
        assertThat(second.checkpoint()).isNull(); // nothing can go on from there
        assertThat(entries(relay, second)).isEqualTo(entries(alone, expected));
    }

    @Test
    void aHigherRungGoesOnWithMoreFoldsAndMoreEpochs() throws IOException {
        TrainTrial whole = folds(6);
        String csv = TinyTasks.rising(40);
        Outcome.Completed expected = new Relay(csv, folder.resolve("alone")).whole(whole);
        var relay = new Relay(csv, folder.resolve("relay"));
        Outcome.Completed first = relay.whole(Relay.withRung(whole, new Rung(1, 2, 1, 1.0)));

        Outcome.Completed second = relay.inPieces(Relay.promoted(whole, new Rung(2, 4, 2, 1.0), first.checkpoint()), 1);
        Outcome.Completed third = relay.inPieces(Relay.promoted(whole, new Rung(3, 6, 3, 1.0), second.checkpoint()), 1);

        assertThat(first.curve()).hasSize(2);
        assertThat(second.curve()).hasSize(8);
        assertSame(expected, third);
        assertThat(third.exhausted()).isTrue();
    }

    @Test
    void countsTheTimeBeforeTheInterruption() throws IOException {
        TrainTrial request = Sines.train(Configuration.empty(), EPOCHS, null);
        double alone = new Relay(WAVE, folder.resolve("alone")).whole(request).seconds();

        Outcome.Completed found = new Relay(WAVE, folder.resolve("relay")).inPieces(request, 3);

        // the clock goes on whenever somebody looks at it, a few times more or less where checkpoints are written and
        // read
        assertThat(found.seconds()).isBetween(alone * 0.95, alone * 1.5);
    }

    @Test
    void aTimeLimitHoldsOverAllWorkers() throws IOException {
        // a millisecond passes at each look at the clock: one a batch, and some more an epoch
        TrainTrial request = Sines.train(Configuration.empty(), 1000, 1L);
        var relay = new Relay(WAVE, folder.resolve("relay"));
        var alone = (RunEnd.Ended) relay.stopped(request, Integer.MAX_VALUE);
        int epochs = alone.outcome().curve().size();
        TrainTrial second = Relay.ofTrial(request, 2);
        relay.stopped(second, epochs - 3);

        var end = (RunEnd.Ended) relay.stopped(Relay.reissued(second), Integer.MAX_VALUE);

        assertThat(((Outcome.Infeasible) end.outcome()).cause()).isEqualTo("limit");
        assertThat(end.outcome().curve()).hasSizeBetween(epochs - 3, epochs);
    }

    /** Three folds. */
    static TrainTrial folds(int epochs) {
        var task = new Classification("id", null, "rising", List.of("left", "right"), null, null, null, null);
        var plan = new KFold(3, null, null, null, 4L, 0.25, null);
        TrainTrial trial = TinyTasks.train(task, Metric.LOG_LOSS, plan, epochs, Limits.none());
        return Relay.with(trial, new Configuration(Map.of("dropout", 0.2)), new StoppingRule(epochs, 1000, 0.0));
    }

    /** All but the wall times and where the model lies. */
    private static void assertSame(Outcome.Completed expected, Outcome.Completed found) {
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("seconds", "curve.seconds", "model", "checkpoint")
                .isEqualTo(expected);
        assertThat(found.curve())
                .extracting(CurvePoint::metrics)
                .isEqualTo(expected.curve().stream().map(CurvePoint::metrics).toList());
    }

    private static Map<String, Integer> entries(Relay relay, Outcome.Completed completed) throws IOException {
        var digests = new TreeMap<String, Integer>();
        try (var zip =
                new ZipFile(relay.folder().resolve(completed.model().path()).toFile())) {
            for (String entry : List.of("coefficients.bin", "updaterState.bin")) {
                digests.put(
                        entry,
                        Arrays.hashCode(zip.getInputStream(zip.getEntry(entry)).readAllBytes()));
            }
        }
        return digests;
    }
}
