package io.gatewise.results.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.StudyScript;
import io.gatewise.results.report.BestTrial;
import io.gatewise.results.report.CurveReport;
import io.gatewise.results.report.FrontTrial;
import io.gatewise.results.report.Outlook;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.report.TrialReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class ChartTest {

    private static final Configuration POINT =
            new Configuration(Map.of("units", 8, "learningRate", 1e-3, "batchSize", 64));

    private static TrialReport trial(int number, String state, Double score) {
        return trial(number, state, 1, score);
    }

    private static TrialReport trial(int number, String state, int rung, Double score) {
        return new TrialReport(
                number,
                state,
                "proposed",
                POINT,
                rung,
                score,
                null,
                Map.of(),
                List.of(),
                1,
                2,
                "epochs",
                null,
                10L,
                1.0);
    }

    private static StudyReport study(TrialReport... trials) {
        StudySpec spec = StudyScript.spec("s", Search.Algorithm.RANDOM, 1);
        TrialReport best = Stream.of(trials)
                .filter(t -> t.score() != null)
                .min(java.util.Comparator.comparing(TrialReport::score))
                .orElse(null);
        return new StudyReport(
                "s",
                "s",
                "running",
                null,
                spec.objective(),
                30,
                best == null ? null : new BestTrial(best.number(), best.score(), null, POINT, 1, 10),
                List.of(trials),
                List.of(),
                null,
                null,
                spec,
                List.of(),
                StudyCosts.NONE);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsTrialsApartThatWereTrainedLessThanTheBest() {
        StudyReport ranked = study(trial(1, "completed", 2, 3.0), trial(2, "completed", 1, 4.0));

        String scores = BestSoFarChart.of(ranked);
        String parameter = ParameterChart.of(
                ranked, ranked.spec().parameters().parameters().get(0));

        assertThat(scores)
                .contains("class=\"less\"", "trial 2 (trained less): rmse 4")
                .contains("trial 1: rmse 3");
        assertThat(parameter).contains("class=\"less\"", ", trained less");
    }

    @Test
    void showsADotForEachCompletedTrialAndACrossForEachInfeasibleOne() throws Exception {
        StudyReport study = study(
                trial(1, "completed", 5.0),
                trial(2, "infeasible", null),
                trial(3, "completed", 3.0),
                trial(4, "open", null));

        Document svg = parsed(BestSoFarChart.of(study));

        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
    }

    @Test
    void showsASmallDotForEachFold() throws Exception {
        var folds =
                List.of(new FoldScore(1, 4.0, Map.of(), 3, "patience"), new FoldScore(2, 6.0, Map.of(), 5, "patience"));
        StudyReport study = study(new TrialReport(
                1, "completed", "proposed", POINT, 1, 5.0, 1.4, Map.of(), folds, 1, 2, "epochs", null, 10L, 1.0));

        String chart = BestSoFarChart.of(study);

        assertThat(parsed(chart).getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(chart).contains("trial 1, fold 2: rmse 6");
    }

    private static TrialReport weighed(int number, double rmse, double weights, double seconds) {
        Map<String, Double> values = Map.of("rmse", rmse, "parameters", weights, "trainingSeconds", seconds);
        return new TrialReport(
                number,
                "completed",
                "proposed",
                POINT,
                1,
                rmse,
                null,
                values,
                List.of(),
                1,
                2,
                "epochs",
                null,
                10L,
                1.0,
                values,
                null);
    }

    private static StudyReport weighed(List<String> metrics, List<TrialReport> trials, int... front) {
        StudySpec spec = StudyScript.spec("s", Search.Algorithm.RANDOM, 1)
                .withObjectives(metrics.stream()
                        .map(metric -> new Objective(metric, null))
                        .toList());
        TrialReport best = trials.get(front[0] - 1);
        return new StudyReport(
                "s",
                "s",
                "running",
                null,
                spec.objective(),
                30,
                new BestTrial(best.number(), best.score(), null, POINT, 1, 10, best.values()),
                trials,
                List.of(),
                null,
                null,
                spec,
                List.of(),
                StudyCosts.NONE,
                IntStream.of(front)
                        .mapToObj(number ->
                                new FrontTrial(number, trials.get(number - 1).values(), POINT))
                        .toList());
    }

    @Test
    void drawsTwoObjectivesAgainstEachOtherAndTheFrontAsSteps() throws Exception {
        StudyReport study = weighed(
                List.of("rmse", "parameters"),
                List.of(weighed(1, 5, 100, 1), weighed(2, 3, 5000, 1), weighed(3, 6, 6000, 1)),
                1,
                2);

        List<String> charts = ParetoChart.of(study);

        assertThat(charts).hasSize(1);
        assertThat(parsed(charts.get(0)).getElementsByTagName("circle").getLength())
                .isEqualTo(3);
        assertThat(charts.get(0))
                .contains("class=\"best\"", "class=\"front\"", "class=\"dot\"")
                .contains("trial 3: rmse 6, parameters 6000");
        // from trial 1 level to trial 2's size, then down to its error
        String line =
                charts.get(0).replaceAll("(?s).*points=\"([^\"]*)\".*", "$1").trim();
        String[] corners = line.split(" ");
        assertThat(corners).hasSize(3);
        assertThat(corners[1].split(",")[0]).isEqualTo(corners[2].split(",")[0]);
        assertThat(corners[0].split(",")[1]).isEqualTo(corners[1].split(",")[1]);
    }

    @Test
    void drawsTheFirstOfThreeObjectivesAgainstEachOtherOne() {
        StudyReport study = weighed(
                List.of("rmse", "parameters", "trainingSeconds"),
                List.of(weighed(1, 5, 100, 9), weighed(2, 3, 5000, 1)),
                1,
                2);

        assertThat(ParetoChart.of(study))
                .hasSize(2)
                .satisfiesExactly(
                        chart -> assertThat(chart).contains("rmse by parameters"),
                        chart -> assertThat(chart).contains("rmse by trainingSeconds"));
        assertThat(ParetoChart.of(study(trial(1, "completed", 5.0)))).isEmpty();
    }

    @Test
    void drawsTheBestSoFarAsStepsThatNeverGetWorse() {
        StudyReport study = study(trial(1, "completed", 5.0), trial(2, "completed", 9.0), trial(3, "completed", 3.0));

        String line = BestSoFarChart.of(study).replaceAll("(?s).*points=\"([^\"]*)\".*", "$1");

        double[] heights = Stream.of(line.trim().split(" "))
                .mapToDouble(pair -> Double.parseDouble(pair.split(",")[1]))
                .toArray();
        assertThat(heights).isSorted().hasSize(6); // y grows downwards, and lower scores are better
    }

    @Test
    void showsNothingWhereThereIsNothingToShow() {
        StudyReport study = study(trial(1, "open", null));

        assertThat(BestSoFarChart.of(study)).isEmpty();
        assertThat(ParameterChart.of(
                        study, study.spec().parameters().parameters().get(0)))
                .isEmpty();
        assertThat(LearningCurvesChart.of(List.of(), "rmse")).isEmpty();
    }

    @Test
    void drawsOneTrialAndOneEpochToo() throws Exception {
        StudyReport study = study(trial(1, "completed", 5.0));
        var curve = new CurveReport(1, List.of(StudyScript.point(1, 5)));

        parsed(BestSoFarChart.of(study));
        parsed(LearningCurvesChart.of(List.of(curve), "rmse"));
        for (var parameter : study.spec().parameters().parameters()) {
            assertThat(parsed(ParameterChart.of(study, parameter))
                            .getElementsByTagName("circle")
                            .getLength())
                    .isEqualTo(1);
        }
    }

    @Test
    void drawsWhatATrialIsExpectedToComeTo() throws Exception {
        var curve = new CurveReport(1, List.of(StudyScript.point(1, 5), StudyScript.point(2, 4)));
        var end = new LearningCurvesChart.End(81, new Outlook(3, 2.5, 3.5, "81 epochs", null));

        String plain = LearningCurvesChart.of(List.of(curve), "rmse");
        String drawn = LearningCurvesChart.of(List.of(curve), "rmse", java.util.Map.of(1, end));

        assertThat(parsed(drawn).getElementsByTagName("polyline").getLength())
                .isEqualTo(parsed(plain).getElementsByTagName("polyline").getLength() + 2);
        assertThat(drawn)
                .contains("trial 1: predicted 3 (2.5 to 3.5) at 81 epochs")
                .contains(">80<");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1234567, 1.23e+06",
        "512.25, 512.3",
        "0.0005, 5e-04",
        "0.123456, 0.1235",
        "909, 909",
        "1500.5, 1501"
    })
    void writesNumbersShort(double value, String expected) {
        assertThat(Numbers.text(value)).isEqualTo(expected);
    }

    @Test
    void aFewVeryBadScoresDoNotSqueezeTheOthers() {
        double[] scores = {1, 1.1, 1.2, 1.3, 1.4, 1000};

        ChartScale scale = ChartScale.robust(scores, true, 100, 0);

        assertThat(scale.high()).isLessThan(5);
        assertThat(scale.cuts(1000)).isTrue();
        assertThat(scale.at(1000)).isCloseTo(0, within(1e-9));
    }
}
