package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.study.LayerUnits;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.Transfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specs that start from a model, and models that fit and that don't. */
class TransferSpecTest {

    /** Of shops: two targets of which a has gaps, one static column, two days of a known one. */
    private static final String SHOPS = """
            name: n
            dataset: shops
            task: {type: forecasting, series: shop, time: day, targets: [a, b], knownFuture: [k], statics: [size],
                   horizon: 2, missing: {policy: forward, indicator: true}}
            parameters: [{name: frozenLayers, type: int, low: 0, high: 2},
                         {name: fineTuneRate, type: float, low: 0.01, high: 1, log: true}]
            training: {window: 5}
            objective: {metric: rmse}
            validation: {type: hold-out, validationFraction: 0.2}
            transfer: {model: fits}
            """;

    private static final String GESTURES = """
            name: n
            dataset: gestures
            task: {type: classification, series: id, label: kind, inputs: [x, y]}
            parameters: [{name: frozenLayers, type: int, low: 0, high: 1}]
            objective: {metric: accuracy}
            validation: {type: hold-out, validationFraction: 0.4}
            transfer: {model: classes, head: keep}
            """;

    private static final String VERSE = """
            name: n
            dataset: verse
            task: {type: text, text: line}
            parameters: [{name: fineTuneRate, type: float, low: 0.1, high: 1}]
            objective: {metric: bitsPerCharacter}
            validation: {type: hold-out, validationFraction: 0.2}
            transfer: {model: letters}
            """;

    private static final Map<String, ModelProfile> MODELS = Map.of(
            "fits", new ModelProfile(6, 12, 2, "bidirectional", 1, new ModelProfile.Head(4, "last", "linear"), null),
            "other", new ModelProfile(3, 12, 2, "forward", 1, new ModelProfile.Head(3, "each-step", "linear"), null),
            "tapered",
                    ModelProfile.of(6, List.of(12, 7), "forward", 1, new ModelProfile.Head(4, "last", "linear"), null),
            "dense", new ModelProfile(6, 12, 2, "forward", 1, null, null),
            "classes",
                    new ModelProfile(
                            2,
                            8,
                            1,
                            "forward",
                            1,
                            new ModelProfile.Head(2, "mean", "softmax"),
                            new ModelProfile.Origin("classification", List.of("7", "9"), List.of())),
            "strangers",
                    new ModelProfile(
                            2,
                            8,
                            1,
                            "forward",
                            1,
                            new ModelProfile.Head(2, "mean", "softmax"),
                            new ModelProfile.Origin("classification", List.of("cat", "dog"), List.of())),
            "fewer",
                    new ModelProfile(
                            3,
                            8,
                            1,
                            "forward",
                            1,
                            new ModelProfile.Head(2, "each-step", "softmax"),
                            new ModelProfile.Origin("text", List.of(), List.of("a", "b"))),
            "wider",
                    new ModelProfile(
                            7,
                            8,
                            1,
                            "forward",
                            1,
                            new ModelProfile.Head(3, "each-step", "softmax"),
                            new ModelProfile.Origin("text", List.of(), List.of("a", "b"))),
            "letters",
                    new ModelProfile(
                            3,
                            8,
                            1,
                            "forward",
                            1,
                            new ModelProfile.Head(3, "each-step", "softmax"),
                            new ModelProfile.Origin("text", List.of(), List.of("a", "b"))));

    @TempDir
    static Path folder;

    private static Map<String, FileData> data;

    @BeforeAll
    static void upload() throws IOException {
        data = TaskData.in(folder);
    }

    private static StudySpec read(String yaml) {
        return new SpecReader(new SpecSchema())
                .read(
                        yaml.getBytes(StandardCharsets.UTF_8),
                        SpecText.YAML,
                        key -> Optional.ofNullable(data.get(key)),
                        TransferSpecTest::model);
    }

    private static ModelProfile model(Transfer transfer) throws SpecModels.NoModelException {
        if (transfer.model() == null || !MODELS.containsKey(transfer.model())) {
            throw new SpecModels.NoModelException("no model " + transfer.model() + transfer.study());
        }
        return MODELS.get(transfer.model());
    }

    @Test
    void theModelDecidesWhatItsLayersAre() {
        StudySpec spec = read(SHOPS);

        assertThat(spec.training().values())
                .containsEntry("units", 12L)
                .containsEntry("layers", 2L)
                .containsEntry("direction", "bidirectional")
                .containsEntry("window", 5L);
        assertThat(spec.settings(spec.defaultConfiguration()).values())
                .containsEntry("frozenLayers", 0L)
                .containsEntry("fineTuneRate", 1.0);
        assertThat(spec.transfer()).isEqualTo(new Transfer(null, "fits", Transfer.Head.REPLACE));
    }

    @Test
    void theModelDecidesTheUnitsOfEachLayer() {
        String tapered = SHOPS.replace("fits", "tapered").replace("bidirectional", "forward");

        StudySpec spec = read(tapered);

        assertThat(spec.training().values())
                .containsEntry("units", 12L)
                .containsEntry("units_2", 7L)
                .doesNotContainKey("units_3");
        assertThat(LayerUnits.of(spec.settings(spec.defaultConfiguration()))).containsExactly(12, 7);
        assertThat(read(tapered.replace("window: 5", "window: 5, units_2: 7"))).isEqualTo(spec);
        refuses(tapered, "window: 5", "window: 5, units_2: 12", "/training/units_2", "has units_2 7: need that, or");
        refuses(tapered, "window: 5", "window: 5, units_3: 12", "/training/units_3", "no trial has 3 layers");
        refuses(SHOPS, "window: 5", "window: 5, units_2: 7", "/training/units_2", "has units_2 12: need that, or");
    }

    @Test
    void whatTheModelHasMayBeSaidAgain() {
        assertThat(read(SHOPS.replace("window: 5", "window: 5, units: 12"))
                        .training()
                        .values())
                .containsEntry("units", 12L);
        assertThat(read(SHOPS.replace("{model: fits}", "{model: fits, head: keep}"))
                        .transfer()
                        .head())
                .isEqualTo(Transfer.Head.KEEP);
    }

    @Test
    void aKeptHeadDecidesThePooling() {
        assertThat(read(GESTURES).training().values()).containsEntry("pooling", "mean");
    }

    @Test
    void charactersNeedNoEqualNumber() {
        assertThat(read(VERSE).training().values()).containsEntry("units", 8L);
        assertThat(read(VERSE.replace("letters}", "letters, head: keep}"))
                        .transfer()
                        .head())
                .isEqualTo(Transfer.Head.KEEP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window: 5       | window: 5, units: 8         | /training/units        | has units 12: need that, or leave it out, got 8",
                "window: 5       | window: 5, direction: forward | /training/direction  | has direction bidirectional",
                "window: 5       | window: 5, forgetGateBias: 1 | /training/forgetGateBias | leave it out",
                "high: 2         | high: 3                     | /parameters/0/high     | need at most 2",
                "name: frozenLayers, type: int, low: 0, high: 2 | name: layers, type: int, low: 1, high: 2 | /parameters/0 | has layers 2: need that, or leave it out, got a search",
                "log: true}]     | log: true}, {name: forgetGateBias, type: float, low: 0, high: 1}] | /parameters/2 | brings its own biases",
                "{model: fits}   | {model: other}              | /transfer              | the task has 6 inputs a step, the model to start from has 3",
                "{model: fits}   | {model: other, head: keep}  | /transfer/head         | needs 4 linear outputs that read last, it has 3 linear outputs that read each-step",
                "{model: fits}   | {model: dense, head: keep}  | /transfer/head         | need replace",
                "{model: fits}   | {model: letters}            | /transfer              | the task reads numbers, the model to start from characters",
                "{model: fits}   | {model: none}               | /transfer/model        | no model none",
                "{model: fits}   | {study: none}               | /transfer/study        | no model",
                "{model: fits}   | {}                          | /transfer              | need study or model, one of them, got neither",
                "{model: fits}   | {model: fits, layers: 2}    | /transfer/layers       | need one of study, model, head",
                "window: 5       | window: 5, engine: dl4j     | /training/direction    | last step of two directions"
            })
    void refusesWhatDoesNotFit(String from, String to, String pointer, String word) {
        refuses(SHOPS, from, to, pointer, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objective: | training: {pooling: last}@objective: | /training/pooling | has pooling mean",
                "classes    | strangers | /transfer/head | the classes must be the model's, [cat, dog], got [7, 9]",
                "classes    | letters   | /transfer      | the task reads numbers"
            })
    void refusesClassesThatDoNotFit(String from, String to, String pointer, String word) {
        refuses(GESTURES, from, to.replace('@', '\n'), pointer, word);
    }

    @Test
    void aModelOfCharactersNamesAllThatItReadsAndSays() {
        refuses(VERSE, "letters}", "fewer, head: keep}", "/transfer/head", "needs 3 softmax outputs");
        refuses(VERSE, "letters", "wider", "/transfer", "names 2 characters: need 1 input more, it has 7");
        assertThat(read(VERSE.replace("letters", "fewer")).transfer().model()).isEqualTo("fewer");
    }

    @Test
    void onlyAModelWithAnAlphabetIsAStartForText() {
        refuses(VERSE, "letters", "classes", "/transfer", "the task reads characters, the model to start from numbers");
        assertThat(read(VERSE.replace("transfer:", "training: {direction: forward}\ntransfer:")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"frozenLayers, /parameters/0", "fineTuneRate, /parameters/1"})
    void withoutATransferThereIsNothingToFreeze(String setting, String pointer) {
        assertThat(problems(SHOPS.replace("transfer: {model: fits}", "")).get(pointer))
                .as(setting)
                .contains("only with transfer");
    }

    private static void refuses(String good, String from, String to, String pointer, String word) {
        assertThat(good).contains(from);
        String bad = good.replace(from, to);
        assertThat(problems(bad))
                .hasEntrySatisfying(pointer, detail -> assertThat(detail).contains(word));
    }

    private static Map<String, String> problems(String yaml) {
        var refused = catchThrowableOfType(RefusedSpecException.class, () -> read(yaml));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems().stream()
                .collect(Collectors.toMap(SpecProblem::pointer, SpecProblem::detail, (one, two) -> one + "; " + two));
    }
}
