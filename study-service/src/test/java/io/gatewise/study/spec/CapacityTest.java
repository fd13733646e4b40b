package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Lengths;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.Transfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a spec's trials take, and what its author is warned of. */
class CapacityTest {

    private static final ModelProfile LETTERS = new ModelProfile(
            4,
            8,
            1,
            "forward",
            4,
            new ModelProfile.Head(4, "each-step", "softmax"),
            new ModelProfile.Origin("text", List.of(), List.of("\n", "r", "o")));

    private static final String SHOPS = """
            name: n
            dataset: shops
            task: {type: forecasting, series: shop, time: day, targets: [a, b], knownFuture: [k], statics: [size],
                   horizon: 2, missing: {policy: forward, indicator: true}}
            parameters: [{name: units, type: int, low: 4, high: 100}, {name: learningRate, type: float, low: 0.001, high: 0.1},
                         {name: batchSize, type: int, low: 2, high: 16},
                         {name: direction, type: categorical, choices: [forward, bidirectional]}]
            training: {window: 5}
            objective: {metric: rmse}
            validation: {type: hold-out, validationFraction: 0.2, testFraction: 0.2}
            """;

    @TempDir
    static Path folder;

    private static Map<String, FileData> data;

    @BeforeAll
    static void prepare() throws IOException {
        data = TaskData.in(folder);
    }

    private static Examined examine(String spec) {
        return new SpecReader(new SpecSchema())
                .examine(
                        spec.getBytes(StandardCharsets.UTF_8),
                        SpecText.YAML,
                        name -> Optional.ofNullable(data.get(name)),
                        CapacityTest::model);
    }

    private static ModelProfile model(Transfer transfer) {
        return LETTERS;
    }

    @Test
    void measuresForecastsSeriesBySeries() {
        Extent extent = examine(SHOPS).costs().extent();

        // a, b, size and where a is missing; k on both days ahead
        assertThat(extent.inputs()).isEqualTo(6);
        assertThat(extent.outputs()).isEqualTo(4);
        assertThat(extent.values()).isEqualTo(4);
        assertThat(extent.samples()).isEqualTo(Extent.Kind.WINDOWS);
        // of 30, 30 and 5 days 60 % train and 20 % judge
        assertThat(extent.training()).isEqualTo(Lengths.of(new long[] {18, 18, 3}));
        assertThat(extent.validation()).isEqualTo(Lengths.of(new long[] {6, 6, 1}));
    }

    @Test
    void measuresSequencesAndCharacters() {
        Extent gestures = examine("""
                name: n
                dataset: gestures
                task: {type: classification, series: id, label: kind, inputs: [x, y]}
                parameters: [{name: units, type: int, low: 4, high: 8}]
                objective: {metric: accuracy}
                validation: {type: k-fold, k: 2, testFraction: 0.2, stratified: false}
                """).costs().extent();
        Extent verse = examine("""
                name: n
                dataset: verse
                task: {type: text, text: line}
                parameters: [{name: units, type: int, low: 4, high: 8}]
                objective: {metric: bitsPerCharacter}
                training: {window: 10}
                validation: {type: hold-out, validationFraction: 0.2, testFraction: 0.2}
                """).costs().extent();

        assertThat(gestures.inputs()).isEqualTo(2);
        assertThat(gestures.outputs()).isEqualTo(2);
        assertThat(gestures.training().groups()).containsExactly(new Lengths.Group(4, 4));
        assertThat(gestures.validation().groups()).containsExactly(new Lengths.Group(4, 4));
        // r, o, s, e, a, d, blank and line feed, and one for all others; 9 lines of 14 characters and 3 of 1
        assertThat(verse.inputs()).isEqualTo(9);
        assertThat(verse.training()).isEqualTo(Lengths.of(new long[] {9 * 14 + 3}));
        assertThat(verse.validation()).isEqualTo(Lengths.of(new long[] {43}));
    }

    @Test
    void tellsSmallestDefaultAndLargest() {
        Examined examined = examine(SHOPS);

        List<Capacity.Case> cases =
                new Capacity(examined.spec(), examined.costs().extent(), Speed::expected).cases();

        assertThat(cases).extracting(Capacity.Case::name).containsExactly("smallest", "default", "largest");
        assertThat(cases.get(0).configuration().values())
                .containsEntry("units", 4L)
                .containsEntry("direction", "forward")
                .containsEntry("batchSize", 16L)
                .containsEntry("learningRate", 0.001);
        assertThat(cases.get(2).configuration().values())
                .containsEntry("units", 100L)
                .containsEntry("direction", "bidirectional")
                .containsEntry("batchSize", 2L);
        assertThat(cases.get(0).cost().parameters()).isEqualTo(4 * 4 * (6 + 4 + 1) + 5 * 4);
        assertThat(cases.get(0).cost().seconds()).isLessThan(cases.get(2).cost().seconds());
        assertThat(cases).allMatch(each -> each.overLimit() == null);
        assertThat(examined.warnings()).isEmpty();
    }

    @Test
    void warnsOfLimitsThatTheDefaultIsOver() {
        Examined examined = examine(SHOPS + "limits: {maxParameters: 1000}\n");

        var capacity = new Capacity(examined.spec(), examined.costs().extent(), Speed::expected);

        assertThat(capacity.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.pointer()).isEqualTo("/limits");
            assertThat(warning.detail()).contains("default configuration", "weights", "maxParameters, 1000");
        });
        assertThat(capacity.cases().get(2).overLimit()).contains("maxParameters, 1000");
    }

    @Test
    void warnsWhereThereWillBeNoTestScoreAndNoModel() {
        String kFold = """
                name: n
                dataset: gestures
                task: {type: classification, series: id, label: kind, inputs: [x, y]}
                parameters: [{name: units, type: int, low: 4, high: 8}]
                objective: {metric: accuracy}
                validation: {type: k-fold, k: 2}
                """;

        assertThat(warnings(kFold))
                .containsExactly(
                        "/validation: no part of the data is kept for a test, so there will be no test score and no"
                                + " model to download: several folds train a network each, and the one of all data comes with the"
                                + " look at the test part; give testFraction");
        assertThat(warnings(SHOPS.replace(", testFraction: 0.2", "")))
                .containsExactly(
                        "/validation: no part of the data is kept for a test, so there will be no test score; give"
                                + " testFraction");
    }

    @Test
    void warnsOfGivenPartsWithoutATestPart() throws IOException {
        var text = new StringBuilder("id,kind,x,seen\n");
        for (int row = 0; row < 40; row++) {
            int id = row / 4;
            text.append(id)
                    .append(id % 2 == 0 ? ",up," : ",down,")
                    .append(row)
                    .append(id < 6 ? ",train\n" : ",validation\n");
        }
        data = new HashMap<>(data);
        data.put("untested", FileData.of(folder, text.toString()));

        assertThat(warnings("""
                name: n
                dataset: untested
                task: {type: classification, series: id, label: kind, inputs: [x]}
                parameters: [{name: units, type: int, low: 4, high: 8}]
                objective: {metric: accuracy}
                validation: {type: hold-out, part: seen}
                """))
                .containsExactly("/validation/part: no sequence of seen is test, so there will be no test score");
    }

    @Test
    void warnsOfCharactersThatTheModelToStartFromHasNeverSeen() {
        assertThat(warnings("""
                name: n
                dataset: verse
                task: {type: text, text: line}
                parameters: [{name: fineTuneRate, type: float, low: 0.1, high: 1}]
                objective: {metric: bitsPerCharacter}
                validation: {type: hold-out, validationFraction: 0.2, testFraction: 0.2}
                transfer: {model: letters, head: keep}
                """))
                .containsExactly(
                        "/transfer: 5 of the data's 8 characters are unknown to the model to start from and begin at"
                                + " random:  ades");
    }

    private static List<String> warnings(String spec) {
        return examine(spec).warnings().stream()
                .map(warning -> warning.pointer() + ": " + warning.detail())
                .toList();
    }
}
