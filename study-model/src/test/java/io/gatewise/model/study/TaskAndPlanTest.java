package io.gatewise.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatewise.model.space.Configuration;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks and plans as they travel, and what they refuse. */
class TaskAndPlanTest {

    private final ObjectMapper mapper = JsonMapper.builder().build();

    static Stream<Task> tasks() {
        var missing = new MissingValues(MissingValues.Policy.FORWARD, true);
        return Stream.of(
                new Forecasting("t", "y", List.of("k"), List.of("o"), 2),
                new Forecasting(
                        "t", null, null, null, 3, "s", List.of("a", "b"), List.of("c"), List.of(0.1, 0.5), 7, missing),
                new Classification("s", "t", "l", List.of("x"), null, Classification.Weighting.BALANCED, null, missing),
                new Classification(null, null, "l", null, "text", null, Map.of("a", 2.0), null),
                new Labelling("s", null, "l", List.of("x"), null, Map.of("a", 0.5), missing),
                new TextModelling("line"));
    }

    static Stream<ValidationPlan> plans() {
        return Stream.of(
                new HoldOut(0.2, null, 0.1, null),
                new HoldOut(0.2, null, null, null, "part", true, "g", 7L),
                new KFold(5, 2, false, "g", 3L, null, "part"),
                new WalkForward(4, 10, WalkForward.Window.SLIDING, 100, 2, null, "2020-01-01"));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aTaskReadsAsItWasWritten(Task task) throws IOException {
        assertThat(mapper.readValue(mapper.writeValueAsString(task), Task.class))
                .isEqualTo(task);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aPlanReadsAsItWasWritten(ValidationPlan plan) throws IOException {
        assertThat(mapper.readValue(mapper.writeValueAsString(plan), ValidationPlan.class))
                .isEqualTo(plan);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aColumnIsReadInOneWay(Task task) {
        assertThat(Collections.disjoint(task.numericColumns(), task.textColumns()))
                .isTrue();
        assertThat(task.metrics()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'forecasting'}                                                     | one of target and targets",
                "{'type':'forecasting','target':'y','targets':['z']}                        | one of target and targets",
                "{'type':'forecasting','targets':[]}                                        | at least one column",
                "{'type':'forecasting','target':'y','horizon':0}                            | horizon",
                "{'type':'forecasting','target':'y','season':0}                             | season",
                "{'type':'forecasting','target':'y','quantiles':[0.5,0.5]}                  | ascending",
                "{'type':'forecasting','target':'y','missing':{'policy':'linear'}}          | future",
                "{'type':'classification','label':'l','series':'s'}                         | one of inputs and text",
                "{'type':'classification','label':'l','inputs':['x']}                       | names each row's series",
                "{'type':'classification','label':'l','text':'t','series':'s'}              | each row is one sequence",
                "{'type':'classification','label':'l','text':'t','classWeights':{'a':0}}    | number > 0 for a",
                "{'type':'labelling','label':'l','inputs':[]}                               | at least one column",
            })
    void refusesTasksThatMakeNoSense(String json, String word) {
        assertThatThrownBy(() -> mapper.readValue(json.replace('\'', '"'), Task.class))
                .hasMessageContaining(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'hold-out','part':'p','testFraction':0.1}              | validationFraction alone",
                "{'type':'k-fold','k':1}                                        | 2 to 1000",
                "{'type':'k-fold','k':2,'repeats':0}                            | repeats",
                "{'type':'k-fold','k':2,'testFraction':0.1,'part':'p'}          | at most one",
                "{'type':'walk-forward','folds':1}                              | 2 to 1000",
                "{'type':'walk-forward','folds':2,'trainingRows':5}             | sliding window",
                "{'type':'walk-forward','folds':2,'gap':-1}                     | gap",
                "{'type':'walk-forward','folds':2,'validationRows':0}           | validationRows",
                "{'type':'walk-forward','folds':2,'testFraction':1}             | share in (0, 1)",
            })
    void refusesPlansThatMakeNoSense(String json, String word) {
        assertThatThrownBy(() -> mapper.readValue(json.replace('\'', '"'), ValidationPlan.class))
                .hasMessageContaining(word);
    }

    @Test
    void aPlanHasAsManyFoldsAsNetworksAreTrained() {
        assertThat(plans().map(ValidationPlan::folds)).containsExactly(1, 1, 10, 4);
    }

    @Test
    void pinballFitsForecastsOfQuantilesAlone() {
        assertThat(new Forecasting(null, "y", null, null, null).metrics()).doesNotContain(Metric.PINBALL);
        assertThat(new Forecasting(null, "y", null, null, 1, null, null, null, List.of(0.5), null, null).metrics())
                .contains(Metric.PINBALL);
    }

    @Test
    void stockDl4jRefusesByNameWhatItCannotDo() {
        Task quantiles = new Forecasting(null, "y", null, null, 1, null, null, null, List.of(0.5), null, null);
        Configuration standard = TrainerSetting.standards();
        var wild = standard.overlaidWith(new Configuration(
                Map.of("recurrentDropout", 0.1, "inputNoise", 0.1, "gradientNorm", 1.0, "optimizer", "adamw")));

        assertThat(StockDl4j.refusals(standard, new TextModelling("t"))).isEmpty();
        assertThat(StockDl4j.refusals(wild, quantiles).keySet())
                .contains("recurrentDropout", "inputNoise", "gradientNorm", "optimizer", "quantiles");
    }

    @Test
    void limitsArePositive() {
        assertThatThrownBy(() -> new Limits(0L, null, null, null)).hasMessageContaining("maxParameters");
        assertThatThrownBy(() -> new Limits(null, Double.NaN, null, null))
                .hasMessageContaining("maxParametersPerValue");
    }
}
