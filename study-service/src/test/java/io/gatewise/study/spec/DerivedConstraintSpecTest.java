package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.cost.Constraints;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.space.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inequalities that name what follows from a configuration: weights, memory, time. */
class DerivedConstraintSpecTest {

    /** Two inputs; 4 * 8 * (2 + 8 + 1) weights of an LSTM of 8 units and 9 for each class. */
    private static final String SPEC = """
            name: n
            dataset: gestures
            task: {type: classification, series: id, label: kind, inputs: [x, y]}
            parameters: [{name: units, type: int, low: 4, high: 64}, {name: learningRate, type: float, low: 0.001, high: 0.1}]
            objective: {metric: accuracy}
            validation: {type: k-fold, k: 2, testFraction: 0.2, stratified: false}
            constraints: ['%s']
            """;

    private static final String EXTERNAL = """
            name: n
            trainer: external
            parameters: [{name: depth, type: int, low: 1, high: 9}]
            objective: {metric: error, direction: minimize}
            constraints: ['%s']
            """;

    @TempDir
    static Path folder;

    private static Map<String, FileData> data;

    @BeforeAll
    static void prepare() throws IOException {
        data = TaskData.in(folder);
    }

    private static Examined examine(String spec, Speed speed) {
        return new SpecReader(new SpecSchema(), engine -> speed)
                .examine(
                        spec.getBytes(StandardCharsets.UTF_8),
                        SpecText.YAML,
                        name -> Optional.ofNullable(data.get(name)),
                        transfer -> {
                            throw new AssertionError();
                        });
    }

    private static Examined examine(String constraint) {
        return examine(SPEC.formatted(constraint), Speed.expected("fused"));
    }

    private static Configuration units(long units) {
        return new Configuration(Map.of("units", units, "learningRate", 0.01));
    }

    @Test
    void boundTheNetworksThatMayBeTried() {
        Examined examined = examine("weights <= 1000 + 10 * units");
        int classes = examined.costs().extent().outputs();

        var constraints = new Constraints(examined.spec(), examined.costs());

        assertThat(constraints.violations(units(8))).isEmpty();
        assertThat(constraints.violations(units(32)))
                .containsExactly(
                        "need weights <= 1000 + 10 * units, got weights = " + (4 * 32 * (2 + 32 + 1) + 33 * classes));
    }

    @Test
    void keepTheSpeedThatTheInstallationHasWhenTheyNameSeconds() {
        var slow = new Speed(1e-6, 0);

        Examined timed = examine(SPEC.formatted("predictedSeconds < 1e9"), slow);
        Examined other = examine(SPEC.formatted("weights < 1e9"), slow);

        assertThat(timed.costs().speeds()).containsExactlyInAnyOrderEntriesOf(Map.of("fused", slow, "dl4j", slow));
        assertThat(other.costs().speeds()).as("nobody asks for it").isEmpty();
    }

    @Test
    void refuseConfigurationsThatAreKnownGoodAndTooLarge() {
        String spec = SPEC.formatted("weights <= 1000") + "knownGood: [{units: 64, learningRate: 0.01}]\n";

        var refused = catchThrowableOfType(RefusedSpecException.class, () -> examine(spec, Speed.expected("fused")));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/knownGood/0");
            assertThat(problem.detail()).startsWith("need weights <= 1000, got weights = 1");
        });
    }

    @Test
    void areRefusedWhereNoConfigurationKeepsThem() {
        var refused = catchThrowableOfType(RefusedSpecException.class, () -> examine("memoryBytes <= 1000"));

        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).startsWith("it can't be kept"));
    }

    @Test
    void areRefusedByNameWhereSomebodyElseTrains() {
        for (String name : List.of("weights", "weightsPerValue", "memoryBytes", "predictedSeconds")) {
            var refused = catchThrowableOfType(
                    RefusedSpecException.class,
                    () -> examine(EXTERNAL.formatted(name + " <= 100 * depth"), Speed.expected("fused")));

            assertThat(refused.problems())
                    .containsExactly(new SpecProblem(
                            "/constraints/0",
                            name + " is counted of networks that Gatewise trains; with trainer: external nobody here"
                                    + " knows it"));
        }
    }

    @Test
    void warnOfDefaultSettingsThatBreakThem() {
        assertThat(examine("weights <= 1000").warnings()).anySatisfy(warning -> {
            assertThat(warning.pointer()).isEqualTo("/constraints");
            assertThat(warning.detail()).contains("units=32", "weights <= 1000", "no trial has it");
        });
    }

    @Test
    void improvementBySecondsIsOfBayesianSearchAlone() {
        String spec = SPEC.formatted("units > 4") + "search: {algorithm: tpe, improvement: per-second}\n";

        var refused = catchThrowableOfType(RefusedSpecException.class, () -> examine(spec, Speed.expected("fused")));

        assertThat(refused.problems())
                .containsExactly(new SpecProblem(
                        "/search/improvement", "only bayesian search weighs improvement by seconds, this one is tpe"));
    }

    @Test
    void aSearchMayEndByStagnation() {
        String spec = SPEC.formatted("units > 4") + "search: {stop: {stagnation: {minTrials: 4}}}\n";

        var refused = catchThrowableOfType(RefusedSpecException.class, () -> examine(spec, Speed.expected("fused")));
        Examined right = examine(spec.replace("minTrials: 4", "patience: 9"), Speed.expected("fused"));
        Examined wanted = examine(spec.replace("{minTrials: 4}", "true"), Speed.expected("fused"));

        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/search/stop/stagnation/minTrials"));
        assertThat(right.spec().search().stop().stagnation().patience()).isEqualTo(9);
        assertThat(wanted.spec().search().stop().stagnation().patience()).isEqualTo(15);
    }
}
