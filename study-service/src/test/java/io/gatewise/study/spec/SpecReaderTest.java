package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Condition;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.dataset.CanonicalDataset;
import io.gatewise.study.dataset.CsvFile;
import io.gatewise.study.dataset.DatasetReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specs against 100 days of data: 80 to train on, 10 to validate, 10 to test. */
class SpecReaderTest {

    private static final String GOOD = """
            name: births
            dataset: days
            task: {type: forecasting, time: date, target: y, knownFuture: [k], observed: [o], horizon: 1}
            parameters:
              - {name: window, type: int, low: 7, high: 28}
              - {name: learningRate, type: float, low: 5e-4, high: 0.02, log: true}
              - {name: batchSize, type: categorical, choices: [16, 32.0]}
            training: {layers: 1, units: 16.0, l2: 0}
            objective: {metric: rmse, direction: minimize}
            search: {algorithm: bayesian, maxTrials: 12, parallelism: 2, seed: 1, defaultsFirst: true}
            validation: {type: hold-out, validationFrom: 2020-03-21, testFrom: "2020-03-31"}
            earlyStopping: {maxEpochs: 50, patience: 8, minImprovement: 0}
            baselines: {lags: [7, 28], autoregression: 14}
            """;

    private static final SpecReader READER = new SpecReader(new SpecSchema());

    @TempDir
    static Path folder;

    private static SpecData data;

    @BeforeAll
    static void upload() throws IOException {
        var text = new StringBuilder("date,y,k,o,city,flat,holes,unordered\n");
        LocalDate first = LocalDate.of(2020, 1, 1);
        for (int day = 0; day < 100; day++) {
            text.append("%s,%d,%d,%d,Bern,5,%s,%s%n"
                    .formatted(
                            first.plusDays(day),
                            day * day % 17,
                            day % 7,
                            day % 5,
                            day == 40 || day == 60 ? "" : "1" + day,
                            first.plusDays(day == 50 ? 49 : day)));
        }
        Path raw = Files.writeString(folder.resolve("raw.csv"), text);
        Path canonical = folder.resolve("canonical.csv");
        CanonicalDataset dataset = DatasetReader.read(CsvFile.open(raw).table(), canonical);
        data = new FileData(dataset.profile(), canonical);
    }

    private static StudySpec read(String document, SpecText language) {
        return READER.read(
                document.getBytes(StandardCharsets.UTF_8),
                language,
                key -> key.equals("days") ? Optional.of(data) : Optional.empty(),
                SpecModels.none());
    }

    private static Map<String, String> problems(String yaml) {
        return problems(yaml, SpecText.YAML);
    }

    private static Map<String, String> problems(String document, SpecText language) {
        var refused = catchThrowableOfType(RefusedSpecException.class, () -> read(document, language));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems().stream()
                .collect(Collectors.toMap(SpecProblem::pointer, SpecProblem::detail, (one, two) -> one + "; " + two));
    }

    private static String with(String from, String to) {
        assertThat(GOOD).contains(from);
        return GOOD.replace(from, to);
    }

    @Test
    void readsAGoodSpec() {
        StudySpec spec = read(GOOD, SpecText.YAML);

        assertThat(spec.name()).isEqualTo("births");
        assertThat(spec.training().integer("units")).isEqualTo(16);
        assertThat(spec.parameters().parameters().get(2))
                .isEqualTo(new CategoricalParameter("batchSize", List.of(16L, 32L)));
        assertThat(spec.validation()).isEqualTo(new HoldOut(null, "2020-03-21", null, "2020-03-31"));
        assertThat(spec.settings(spec.defaultConfiguration()).integer("window")).isEqualTo(28);
    }

    @Test
    void readsJsonAlike() {
        String json = """
                {"name": "n", "dataset": "days", "task": {"type": "forecasting", "target": "y"},
                 "parameters": [{"name": "units", "type": "int", "low": 1, "high": 8}],
                 "objective": {"metric": "mae"}, "validation": {"type": "hold-out", "validationFraction": 0.2}}
                """;

        StudySpec spec = read(json, SpecText.JSON);

        assertThat(spec.search().maxTrials()).isEqualTo(20);
        assertThat(spec.validation().hasTestPart()).isFalse();
    }

    @Test
    void tellsAllProblemsAtOnceEachAtItsPlace() {
        var problems = problems("""
                name: ""
                dataset: days
                tsak: {}
                task: {type: forecasting, target: z, horizon: "1"}
                parameters:
                  - {name: window, type: int, low: 56, high: 7}
                  - {name: speed, type: float, low: 0, high: 1}
                training: {units: 2.5}
                objective: {metric: rmse, direction: maximize}
                search: {maxTrials: 0}
                validation: {type: hold-out}
                """);

        assertThat(problems.keySet())
                .containsExactlyInAnyOrder(
                        "/name",
                        "/tsak",
                        "/task/horizon",
                        "/parameters/0/low",
                        "/parameters/1/name",
                        "/training/units",
                        "/objective",
                        "/search/maxTrials",
                        "/validation");
        assertThat(problems.get("/parameters/1/name")).contains("window", "forgetGateBias", "speed");
        assertThat(problems.get("/task/horizon")).contains("integer");
    }

    @Test
    void tellsMissingFields() {
        assertThat(problems("name: x\n").keySet())
                .containsExactlyInAnyOrder("/dataset", "/task", "/parameters", "/objective", "/validation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "low: 7, high: 28                 | low: 29, high: 28             | /parameters/0/low     | low <= high",
                "low: 7, high: 28                 | low: 0, high: 28              | /parameters/0/low     | [1, 10000]",
                "low: 7, high: 28                 | low: 7, high: 10001           | /parameters/0/high    | [1, 10000]",
                "low: 7, high: 28                 | low: '7', high: 28            | /parameters/0/low     | number",
                "low: 7, high: 28                 | low: 7.5, high: 28            | /parameters/0/low     | integer",
                "low: 7, high: 28                 | low: 7                        | /parameters/0/high    | required",
                "low: 7, high: 28                 | low: 7, high: 28, choices: [7]| /parameters/0/choices | not allowed",
                "low: 7, high: 28                 | low: 7, high: 28, step: 0     | /parameters/0/step    | more than 0",
                "low: 7, high: 28                 | low: 7, high: 28, stp: 1      | /parameters/0/stp     | need one of name, type, low, high",
                "low: 7, high: 28                 | low: 7, high: .inf            | /parameters/0/high    | number",
                "low: 5e-4, high: 0.02, log: true | low: 0, high: 0.02, log: true | /parameters/1/low     | low > 0",
                "0.02, log: true                  | 0.02, log: true, step: 0.01   | /parameters/1/step    | exclude",
                "log: true                        | log: 1                        | /parameters/1/log     | boolean",
                "name: learningRate, type: float  | name: units, type: float      | /parameters/1/name    | /training/units",
                "type: float, low: 5e-4           | type: real, low: 5e-4         | /parameters/1/type    | int, float",
                "choices: [16, 32.0]              | choices: []                   | /parameters/2/choices | at least 1",
                "choices: [16, 32.0]              | choices: [16, 16.0]           | /parameters/2/choices | differ",
                "choices: [16, 32.0]              | choices: [16, many]           | /parameters/2/choices/1 | the text 'many'",
                "choices: [16, 32.0]              | choices: [16, 2.5]            | /parameters/2/choices/1 | 2.5",
                "choices: [16, 32.0]              | choices: [81]                 | /parameters/2/choices | windows",
                "name: batchSize                  | name: window                  | /parameters/2/name    | already",
                "name: batchSize                  | name: speed                   | /parameters/2/name    | batchSize",
                "layers: 1                        | layers: 9                     | /training/layers      | at most 8",
                "layers: 1                        | speed: 0.9                    | /training/speed    | gradientClip",
                "layers: 1                        | optimizer: adma               | /training/optimizer   | nadam",
                "metric: rmse                     | metric: mape                  | /objective/metric     | rmse, mae, r2",
                "direction: minimize              | direction: maximize           | /objective            | minimize",
                "algorithm: bayesian              | algorithm: magic              | /search/algorithm     | random, bayesian, tpe, sobol, grid, auto",
                "algorithm: bayesian              | algorithm: grid               | /parameters/1         | no end of values for learningRate",
                "maxTrials: 12                    | maxTrials: 1000001            | /search/maxTrials     | 1000000",
                "low: 7, high: 28 | low: 7, high: 28, condition: {parameter: units, in: [16]} | /parameters/0/condition/parameter | fixed by /training/units",
                "low: 7, high: 28 | low: 7, high: 28, condition: {parameter: speed, in: [1]} | /parameters/0/condition/parameter | need one of learningRate, batchSize",
                "low: 7, high: 28 | low: 7, high: 28, condition: {parameter: window, in: [7]} | /parameters/0/condition/parameter | its own",
                "low: 7, high: 28 | low: 7, high: 28, condition: {parameter: learningRate, in: [0.01]} | /parameters/0/condition/parameter | continuous",
                "low: 7, high: 28 | low: 7, high: 28, condition: {parameter: batchSize, in: [16.0, 17]} | /parameters/0/condition/in/1 | one of [16, 32] for batchSize, got 17",
                "low: 7, high: 28 | low: 7, high: 28, condition: {parameter: batchSize, in: []} | /parameters/0/condition/in | at least 1",
                "low: 7, high: 28 | low: 7, high: 28, condition: {parameter: batchSize} | /parameters/0/condition/in | required",
                "patience: 8                      | patience: 0                   | /earlyStopping/patience | at least 1",
            })
    void refusesContradictionsInTheSpec(String from, String to, String pointer, String word) {
        assertThat(problems(with(from, to)))
                .hasEntrySatisfying(pointer, detail -> assertThat(detail).contains(word));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataset: days      | dataset: nights   | /dataset            | nights",
                "target: y          | target: yy        | /task/target        | date, y, k, o, city",
                "target: y          | target: city      | /task/target        | holds text",
                "target: y          | target: date      | /task/target        | holds times",
                "target: y          | target: flat      | /task/target        | every value of flat is 5",
                "target: y          | target: holes     | /task/target        | 2 missing, the first in line 42",
                "knownFuture: [k]   | knownFuture: [y]  | /task/knownFuture/0 | is the target",
                "knownFuture: [k]   | knownFuture: [q]  | /task/knownFuture/0 | no column q",
                "observed: [o]      | observed: [o, k]  | /task/observed/1    | knownFuture",
                "observed: [o]      | observed: [y]     | /task/observed/0    | is the target",
                "observed: [o]      | observed: [o, o]  | /task/observed      | differ",
                "time: date         | time: k           | /task/time          | dates or times",
                "time: date         | time: day         | /task/time          | no column day",
                "time: date         | time: unordered   | /task/time          | line 52 unordered has 2020-02-19 after 2020-02-19",
                "time: date, target | target            | /validation/validationFrom | needs a time column",
                "2020-03-21         | 21.03.2020        | /validation/validationFrom | 2014-12-31",
                "2020-03-21         | 2020-03-21T10:00  | /validation/validationFrom | a date such as",
                "2020-03-21         | 2020-01-01        | /validation/validationFrom | 2020-01-01 to 2020-04-09",
                "\"2020-03-31\"     | \"2020-04-10\"    | /validation/testFrom       | 2020-01-01 to 2020-04-09",
                "\"2020-03-31\"     | \"2020-03-20\"    | /validation                | before testFrom",
                "\"2020-03-31\"     | \"2020-04-09\"    | /validation/testFrom       | at least 2 test rows, got 1",
                "horizon: 1         | horizon: 11       | /validation/testFrom       | at least 11 test rows, got 10",
                "high: 28           | high: 80          | /parameters/0/high         | training part of 80 rows, got 80 + 1",
                "lags: [7, 28]      | lags: [7, 91]     | /baselines/lags/1          | at most 90",
                "autoregression: 14 | autoregression: 50| /baselines/autoregression  | at most 44",
            })
    void refusesContradictionsWithTheData(String from, String to, String pointer, String word) {
        assertThat(problems(with(from, to)))
                .hasEntrySatisfying(pointer, detail -> assertThat(detail).contains(word));
    }

    @Test
    void refusesAFixedOrDefaultWindowThatIsLongerThanTheTrainingPart() {
        String withoutWindow = with("  - {name: window, type: int, low: 7, high: 28}\n", "");

        assertThat(problems(withoutWindow.replace("layers: 1", "window: 80"))).containsKey("/training/window");
        assertThat(problems(withoutWindow.replace("2020-03-21", "2020-01-25"))).containsKey("/training/window");
    }

    @Test
    void refusesALagThatLiesWithinTheHorizon() {
        String threeAhead = with("horizon: 1", "horizon: 3").replace("[7, 28]", "[2]");

        assertThat(problems(threeAhead))
                .hasEntrySatisfying("/baselines/lags/0", d -> assertThat(d).contains("horizon, 3"));
    }

    @Test
    void readsConditionsInTheirSettingsTypes() {
        StudySpec spec = read(
                with("low: 7, high: 28", "low: 7, high: 28, condition: {parameter: batchSize, in: [16.0]}"),
                SpecText.YAML);

        assertThat(spec.parameters().parameters().get(0).condition())
                .isEqualTo(new Condition("batchSize", List.of(16L)));
    }

    @Test
    void anInactiveSettingsDefaultMustFitToo() {
        String two = with("low: 7, high: 28", "low: 7, high: 8, condition: {parameter: batchSize, in: [16]}");

        var problems = problems(two.replace("validationFrom: 2020-03-21", "validationFrom: 2020-01-20"));

        assertThat(problems)
                .hasEntrySatisfying(
                        "/parameters/0/condition",
                        detail -> assertThat(detail).contains("training part of 19 rows, got 28 + 1"));
    }

    @Test
    void aConditionKeepsFromStockDl4jWhatItCantDo() {
        String both = with(
                "low: 7, high: 28}",
                "low: 7, high: 28}\n  - {name: engine, type: categorical, choices: [fused, dl4j]}"
                        + "\n  - {name: recurrentDropout, type: float, low: 0, high: 0.5%s}");

        assertThat(problems(both.replace("%s", ""))).containsKey("/parameters/2/high");
        assertThat(read(both.replace("%s", ", condition: {parameter: engine, in: [fused]}"), SpecText.YAML)
                        .parameters()
                        .dimensions())
                .isEqualTo(5);
    }

    @Test
    void cutsSharesOffTheEnd() {
        String shares = with(
                "validationFrom: 2020-03-21, testFrom: \"2020-03-31\"", "validationFraction: 0.1, testFraction: 0.9");
        String tiny = shares.replace("testFraction: 0.9", "testFraction: 0.001");

        assertThat(problems(shares)).containsKey("/validation");
        assertThat(problems(tiny)).containsKey("/validation/testFraction");
    }

    @Test
    void anAliasMeansWhatItNames() {
        StudySpec spec = read(
                with("low: 7, high: 28", "low: &n 7, high: 28").replace("lags: [7, 28]", "lags: [*n]"), SpecText.YAML);

        assertThat(spec.baselines().lags()).containsExactly(7);
    }

    private static final String FLOATS = "{name: learningRate, type: float, low: 5e-4, high: 0.02, log: true}";

    @Test
    void aGridWithoutABudgetHasAllOfItsPoints() {
        String grid = GOOD.replace(FLOATS, "{name: dropout, type: float, low: 0, high: 0.4, step: 0.1}")
                .replace("algorithm: bayesian, maxTrials: 12", "algorithm: grid");

        // 22 windows, 5 dropouts, 2 batch sizes
        assertThat(read(grid, SpecText.YAML).search().maxTrials()).isEqualTo(220);
    }

    @Test
    void aMillionPointsNeedABudget() {
        String bounded = GOOD.replace(FLOATS, "{name: dropout, type: float, low: 0, high: 0.8, step: 0.00001}")
                .replace("algorithm: bayesian", "algorithm: grid");

        var refused = catchThrowableOfType(
                RefusedSpecException.class, () -> read(bounded.replace("maxTrials: 12, ", ""), SpecText.YAML));

        assertThat(read(bounded, SpecText.YAML).search().maxTrials()).isEqualTo(12);
        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("3520044 points", "maxTrials"));
    }
}
