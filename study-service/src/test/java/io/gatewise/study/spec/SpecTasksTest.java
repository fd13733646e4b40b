package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.WalkForward;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every task and plan against data that fit and data that don't. */
class SpecTasksTest {

    private static final String SEARCH = "parameters: [{name: units, type: int, low: 4, high: 8}]\n";

    private static final String SHOPS = SEARCH + """
            name: n
            dataset: shops
            task: {type: forecasting, series: shop, time: day, targets: [a, b], knownFuture: [k], statics: [size],
                   horizon: 2, season: 7, quantiles: [0.1, 0.5], missing: {policy: forward, indicator: true}}
            training: {window: 5}
            objective: {metric: pinball}
            validation: {type: walk-forward, folds: 3, validationRows: 4, gap: 1, testFraction: 0.2}
            limits: {maxParameters: 10000, maxTrialSeconds: 60}
            earlyStopping: {metric: mae, maxSeconds: 30, divergence: 20}
            """;

    private static final String GESTURES = SEARCH + """
            name: n
            dataset: gestures
            task: {type: classification, series: id, label: kind, inputs: [x, y], weighting: balanced,
                   classWeights: {"7": 2.0}}
            objective: {metric: macroF1}
            validation: {type: k-fold, k: 3, repeats: 2}
            """;

    private static final String STEPS = SEARCH + """
            name: n
            dataset: gestures
            task: {type: labelling, label: step, inputs: [x, y]}
            training: {window: 3}
            objective: {metric: accuracy}
            validation: {type: hold-out, validationFraction: 0.2}
            """;

    private static final String VERSE = SEARCH + """
            name: n
            dataset: verse
            task: {type: text, text: line}
            objective: {metric: bitsPerCharacter}
            validation: {type: hold-out, validationFraction: 0.2, testFraction: 0.2}
            """;

    private static final SpecReader READER = new SpecReader(new SpecSchema());

    @TempDir
    static Path folder;

    private static Map<String, FileData> data;

    @BeforeAll
    static void upload() throws IOException {
        data = TaskData.in(folder);
    }

    private static io.gatewise.model.study.StudySpec read(String yaml) {
        return READER.read(
                yaml.getBytes(StandardCharsets.UTF_8),
                SpecText.YAML,
                key -> Optional.ofNullable(data.get(key)),
                SpecModels.none());
    }

    private static Map<String, String> problems(String yaml) {
        var refused = catchThrowableOfType(RefusedSpecException.class, () -> read(yaml));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems().stream()
                .collect(Collectors.toMap(SpecProblem::pointer, SpecProblem::detail, (one, two) -> one + "; " + two));
    }

    private static void refuses(String good, String from, String to, String pointer, String word) {
        assertThat(good.replaceAll("\\s+", " ")).contains(from);
        String bad = good.replaceAll("\\n +", " ").replace(from, to);
        assertThat(problems(bad))
                .hasEntrySatisfying(pointer, detail -> assertThat(detail).contains(word));
    }

    @Test
    void takesEveryTaskWithAPlanThatFits() {
        assertThat(read(SHOPS).validation()).isInstanceOf(WalkForward.class);
        assertThat(read(SHOPS).limits().maxParameters()).isEqualTo(10_000L);
        assertThat(read(GESTURES).validation()).isEqualTo(new KFold(3, 2, null, null, null, null, null));
        assertThat(read(STEPS).fullRung().folds()).isEqualTo(1);
        assertThat(read(VERSE).validation().hasTestPart()).isTrue();
    }

    @Test
    void takesGivenPartsAndTimesInEachSeries() {
        String parts = SHOPS.replaceAll("validation: \\{.*", "validation: {type: hold-out, part: part}");
        String times = SHOPS.replaceAll(
                "validation: \\{.*", "validation: {type: hold-out, validationFrom: 2020-01-16, testFrom: 2020-01-21}");

        assertThat(read(parts).validation().part()).isEqualTo("part");
        assertThat(((HoldOut) read(times).validation()).testFrom()).isEqualTo("2020-01-21");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "targets: [a, b]       | targets: [a, a]       | /task/targets          | differ",
                "targets: [a, b]       | targets: [a, shop]    | /task/targets/1        | holds text",
                "statics: [size]       | statics: [jumpy]      | /task/statics/0        | row 20, series s1, jumpy has '1' after '0'",
                "statics: [size]       | statics: [k]          | /task/statics/0        | knownFuture already",
                "time: day             | time: back            | /task/time             | row 34, series s2, back has 2020-01-03 after 2020-01-03",
                "series: shop          | series: k             | /task/knownFuture/0    | the series",
                "series: shop, time: day | series: size, time: day | /task/statics/0    | is the series",
                "policy: forward       | policy: refuse        | /task/targets/0        | 3 missing, the first in line 4: fill",
                "policy: forward       | policy: linear        | /task/missing/policy   | need one of refuse, forward, mean, zero",
                "quantiles: [0.1, 0.5] | quantiles: []         | /objective/metric      | need one of rmse, mae, r2, smape, mase for forecasting",
                "quantiles: [0.1, 0.5] | quantiles: [0.5, 0.1] | /task                  | ascending",
                "season: 7             | season: 11            | /task/season           | fewer than the training part's 11",
                "window: 5             | window: 10            | /training/window       | longest series' training part of 11 rows, got 10 + 2",
                "validationRows: 4     | validationRows: 8     | /validation/validationRows | don't fit into the 24 rows",
                "validationRows: 4     | validationRows: 1     | /validation/validationRows | at least 2 validation rows",
                "folds: 3, validationRows: 4 | folds: 30       | /validation/folds      | at least 2 validation rows, the longest series has 0",
                "gap: 1                | gap: 1, trainingRows: 3 | /validation          | only a sliding window",
                "gap: 1                | gap: 1, window: sliding, trainingRows: 12 | /validation/validationRows | no 12 training rows",
                "metric: pinball       | metric: accuracy      | /objective/metric      | for forecasting",
                "type: walk-forward, folds: 3, validationRows: 4, gap: 1 | 'type: k-fold, k: 3' | /validation/type | use walk-forward or hold-out",
                "metric: mae           | metric: auroc         | /earlyStopping/metric  | for forecasting",
                "divergence: 20        | divergence: 1         | /earlyStopping/divergence | more than 1",
                "maxParameters: 10000  | maxParameters: 0      | /limits/maxParameters  | at least 1",
                "window: 5             | window: 5, pooling: mean | /training/pooling   | classification only",
                "window: 5             | window: 5, engine: dl4j  | /task/quantiles     | pinball",
            })
    void refusesForecastsThatDoNotFit(String from, String to, String pointer, String word) {
        refuses(SHOPS, from, to, pointer, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "label: kind      | label: klass           | /task/label      | no column klass",
                "label: kind      | label: step            | /task/label      | row 2, series 0, step has 'down' after 'up'",
                "label: kind      | label: flat            | /task/label      | flat holds one class",
                "k: 3             | k: 3, part: seen       | /validation/part | no sequence of seen is test",
                "k: 3             | k: 3, stratified: false, groups: kind | /validation/groups | 2 groups for 3 folds",
                "label: kind      | label: real            | /task/label      | whole numbers, but real holds",
                "label: kind      | label: x               | /task/inputs/0   | x is the label",
                "inputs: [x, y]   | inputs: [x, step]      | /task/inputs/1   | holds text",
                "inputs: [x, y],  | ''                     | /task            | inputs and text",
                "series: id       | time: id               | /task            | series",
                "series: id       | series: half           | /task/series     | must follow each other, but in row 5 series 0",
                "'{\"7\": 2.0}'   | '{\"8\": 2.0}'         | /task/classWeights/8 | the classes are 7, 9",
                "metric: macroF1  | metric: rmse           | /objective/metric | for classification, got rmse",
                "k: 3             | k: 4                   | /validation/k    | class 9 has 3",
                "k: 3             | k: 11, stratified: false | /validation/k  | at most the 10 sequences",
                "k: 3             | k: 3, groups: few      | /validation/groups | 2 groups for 3 folds",
                "k: 3             | k: 3, groups: half     | /validation/groups | one value in all rows",
                "k: 3             | k: 3, groups: whom     | /validation/groups | no column whom",
                "k: 3             | k: 3, part: odd        | /validation/part | row 14 has 'exam'",
                "k: 3             | k: 3, testFraction: 0.01 | /validation/testFraction | no test sequence",
                "k: 3             | k: 3, testFraction: 0.4  | /validation/k  | class 9 has 2",
                "'k-fold, k: 3, repeats: 2' | 'walk-forward, folds: 3' | /validation/type | use k-fold or hold-out",
                "'k-fold, k: 3, repeats: 2' | 'hold-out, part: part'   | /validation/part | class 9 is in the validation part, but never",
                "'k-fold, k: 3, repeats: 2' | 'hold-out, part: part, validationFraction: 0.2' | /validation/validationFraction | a validation part already, 2 sequences",
                "'k-fold, k: 3, repeats: 2' | 'hold-out, validationFrom: 2020-01-01' | /validation/validationFrom | give validationFraction",
                "'k-fold, k: 3, repeats: 2' | 'hold-out, validationFraction: 0.01'  | /validation/validationFraction | no validation sequence",
                "'k-fold, k: 3, repeats: 2' | 'hold-out, validationFraction: 0.2, testFraction: 0.2, groups: few' | /validation/groups | 3 parts",
            })
    void refusesClassificationsThatDoNotFit(String from, String to, String pointer, String word) {
        refuses(GESTURES, from, to, pointer, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "units, type: int, low: 4, high: 8 | window, type: int, low: 4, high: 8 | /parameters/0 | whole sequences",
                "units, type: int, low: 4, high: 8 | recurrentDropout, type: float, low: 0, high: 0.2 | /parameters/0/high | recurrent dropout",
                "units, type: int, low: 4, high: 8 | 'optimizer, type: categorical, choices: [adam, adamw]' | /parameters/0/choices | adamw",
                "units, type: int, low: 4, high: 8 | 'direction, type: categorical, choices: [forward, bidirectional]' | /parameters/0/choices | two directions",
                "units, type: int, low: 4, high: 8 | batchSize, type: int, low: 8, high: 9 | /parameters/0/high | 6 sequences, got 8",
            })
    void refusesSettingsThatDoNotFitTheTaskOrTheEngine(String from, String to, String pointer, String word) {
        refuses(GESTURES + "training: {engine: dl4j}\n", from, to, pointer, word);
    }

    @Test
    void takesSettingsThatStockDl4jCannotDoWhereItNeverTrains() {
        assertThat(read(GESTURES + "training: {recurrentDropout: 0.2, pooling: max}\n")
                        .training()
                        .real("recurrentDropout"))
                .isEqualTo(0.2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hold-out, validationFraction: 0.2 | 'k-fold, k: 3' | /validation/type | use walk-forward or hold-out",
                "validationFraction: 0.2           | 'validationFraction: 0.2, stratified: true' | /validation/stratified | classification only",
                "validationFraction: 0.2           | 'validationFraction: 0.2, groups: who' | /validation/groups | in time",
            })
    void refusesLabellingsThatDoNotFit(String from, String to, String pointer, String word) {
        refuses(STEPS, from, to, pointer, word);
    }

    @Test
    void refusesAWindowForLabellingWholeSeriesAndTakesItForOne() {
        String whole = STEPS.replace("label: step", "series: id, label: step");

        assertThat(problems(whole)).containsKey("/training/window");
        assertThat(read(whole.replace("training: {window: 3}\n", "")).name()).isEqualTo("n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text: line               | text: number           | /task/text        | holds numbers",
                "metric: bitsPerCharacter | metric: rmse           | /objective/metric | bitsPerCharacter, perplexity",
                "units, type: int, low: 4 | window, type: int, low: 200 | /parameters/0/low | low <= high",
                "units, type: int, low: 4, high: 8 | window, type: int, low: 4, high: 200 | /parameters/0/high | characters, got 200 + 1",
                "low: 4, high: 8}]        | 'low: 4, high: 8}, {name: direction, type: categorical, choices: [bidirectional]}]' | /parameters/1/choices | read backward",
                "hold-out, validationFraction: 0.2, testFraction: 0.2 | 'k-fold, k: 3' | /validation/type | use walk-forward",
                "validationFraction: 0.2  | validationFrom: 2020-01-01 | /validation/validationFrom | needs a time column",
            })
    void refusesTextsThatDoNotFit(String from, String to, String pointer, String word) {
        refuses(VERSE, from, to, pointer, word);
    }

    @Test
    void refusesBaselinesThatOnlyForecastsHave() {
        assertThat(problems(VERSE + "baselines: {lags: [1], autoregression: 2}\n"))
                .containsKeys("/baselines/lags", "/baselines/autoregression");
    }
}
