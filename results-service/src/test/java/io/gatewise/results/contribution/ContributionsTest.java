package io.gatewise.results.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Lengths;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Prior;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.StudyScript;
import io.gatewise.results.report.BestTrial;
import io.gatewise.results.report.EarlierReport;
import io.gatewise.results.report.FrontTrial;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.report.TrialReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContributionsTest {

    private static final Configuration SMALL = configuration(16, 0.1);
    private static final Configuration LARGE = configuration(64, 0.3);

    private final List<TrialReport> trials = new ArrayList<>();
    private final List<Effort> efforts = new ArrayList<>();
    private StudySpec spec = StudyScript.spec(
            "s",
            Search.Algorithm.BAYESIAN,
            1,
            new IntParameter("units", 8, 128, true, null),
            new FloatParameter("dropout", 0, 0.5, false, null));

    private StudyCosts costs = StudyCosts.NONE;

    private static Configuration configuration(long units, double dropout) {
        return new Configuration(Map.of("units", units, "dropout", dropout));
    }

    private void completed(String origin, Configuration configuration, double score) {
        completed(origin, configuration, 1, score, Map.of("rmse", score));
    }

    private void completed(
            String origin, Configuration configuration, int rung, double score, Map<String, Double> metrics) {
        int number = trials.size() + 1;
        trials.add(new TrialReport(
                number,
                "completed",
                origin,
                configuration,
                rung,
                score,
                null,
                metrics,
                List.of(),
                4,
                10,
                "patience",
                null,
                100L,
                2.0));
        efforts.add(new Effort(number, 1, 1, 0, 1, 10));
    }

    private Map<String, String> contributions() {
        return contributions(List.of());
    }

    private Map<String, String> contributions(List<EarlierReport> earlier) {
        TrialReport best = trials.stream()
                .filter(trial -> trial.score() != null)
                .min(Comparator.comparingInt((TrialReport trial) -> -trial.rung())
                        .thenComparing(TrialReport::score))
                .orElse(null);
        var study = new StudyReport(
                "s",
                "s",
                "running",
                null,
                spec.objective(),
                30,
                best == null
                        ? null
                        : new BestTrial(best.number(), best.score(), best.spread(), best.configuration(), 4, 100),
                trials,
                null,
                null,
                null,
                spec,
                earlier,
                costs);
        return Contributions.of(study, efforts).stream()
                .collect(Collectors.toMap(Contribution::part, Contribution::finding));
    }

    @Test
    void tellsWhichTrialEachOfSeveralObjectivesWouldHaveChosenAlone() {
        spec = spec.withObjectives(List.of(spec.objective(), new Objective("parameters", null)));
        completed("default", SMALL, 0.5);
        completed("proposed", LARGE, 0.25);
        String metric = spec.objective().metric();
        var study = new StudyReport(
                "s",
                "s",
                "running",
                null,
                spec.objective(),
                30,
                new BestTrial(1, 0.5, null, SMALL, 4, 100, Map.of(metric, 0.5, "parameters", 100.0)),
                trials,
                null,
                null,
                null,
                spec,
                List.of(),
                costs,
                List.of(
                        new FrontTrial(2, Map.of(metric, 0.25, "parameters", 900.0), LARGE),
                        new FrontTrial(1, Map.of(metric, 0.5, "parameters", 100.0), SMALL)));

        assertThat(Contributions.of(study, efforts))
                .filteredOn(each -> each.part().equals("objective"))
                .singleElement()
                .satisfies(each -> assertThat(each.finding())
                        .isEqualTo("of the front's 2 trials the knee is trial 1; chosen would have been by " + metric
                                + " alone trial 2 (0.25), parameters alone trial 1 (100)"));
    }

    @Test
    void saysNothingBeforeAnythingHasEnded() {
        assertThat(contributions()).isEmpty();
    }

    @Test
    void tellsDefaultsKnownGoodAndProposedApart() {
        spec = spec.withKnownGood(List.of(SMALL));
        completed("default", configuration(32, 0), 0.5);
        completed("enqueued", SMALL, 0.4);
        completed("proposed", LARGE, 0.25);

        Map<String, String> said = contributions();

        assertThat(said)
                .containsEntry(
                        "search.defaultsFirst",
                        "the default settings came to 0.5 (trial 1); the best trial to 0.25 (trial 3)")
                .containsEntry(
                        "knownGood", "they came to 0.4 (trial 2); the better of them is beaten by 1 of 3 (33 %) trials")
                .containsEntry(
                        "search.algorithm",
                        "of the trials that bayesian proposed the best came to 0.25 (trial 3); of the others to 0.4 (trial 2):"
                                + " the search gained 0.15 rmse");
    }

    @Test
    void tellsWhereASearchGainedNothing() {
        completed("default", SMALL, 0.2);
        completed("proposed", LARGE, 0.3);

        assertThat(contributions().get("search.algorithm")).endsWith("the search has found nothing better");
    }

    /** On a log scale, whole numbers rounded: ln(32.5 / 7.5) / ln(128.5 / 7.5) = 52 %. */
    @Test
    void countsWhatConstraintsLeave() {
        spec = spec.withConstraints(List.of(new Inequality("units <= 32")));
        completed("default", SMALL, 0.2);

        assertThat(contributions().get("constraints"))
                .isEqualTo("[units <= 32] left 52 % of the space to search; every trial keeps them");
    }

    @Test
    void countsWhatAConstraintOnWeightsLeaves() {
        // 1 input, H units: 4 H (H + 2) + H + 1 weights, 4385 with 32 and more with 33: the same half of the space
        costs = new StudyCosts(new Extent(
                1, 1, Extent.Kind.WINDOWS, 1, 1, Lengths.of(new long[] {500}), Lengths.of(new long[] {100}), 0));
        spec = spec.withConstraints(List.of(new Inequality("weights <= 4385")));
        completed("default", SMALL, 0.2);

        assertThat(contributions().get("constraints"))
                .isEqualTo("[weights <= 4385] left 52 % of the space to search; every trial keeps them");
    }

    @Test
    void saysWhetherTrialsAgreeWithAPrior() {
        spec = StudyScript.spec(
                "s",
                Search.Algorithm.BAYESIAN,
                1,
                new IntParameter("units", 8, 128, true, null).withPrior(Prior.around(16, 1.5)),
                new FloatParameter("dropout", 0, 0.5, false, null));
        for (int units : new int[] {16, 15, 18, 60, 90, 120}) {
            completed("proposed", configuration(units, 0.1), units / 100.0);
        }

        assertThat(contributions().get("parameters.prior"))
                .contains("less was expected than of 1 of 6", "the trials agree with it");
    }

    @Test
    void callsNothingAContradictionThatChanceMayDo() {
        spec = StudyScript.spec(
                "s",
                Search.Algorithm.BAYESIAN,
                1,
                new IntParameter("units", 8, 128, true, null).withPrior(Prior.around(16, 1.5)),
                new FloatParameter("dropout", 0, 0.5, false, null));
        double[] scores = {0.3, 0.1, 0.2, 0.25, 0.15, 0.28};
        for (int i = 0; i < scores.length; i++) {
            completed("proposed", configuration(16 + 10 * i, 0.1), scores[i]);
        }

        assertThat(contributions().get("parameters.prior")).endsWith("the trials neither confirm nor contradict it");
    }

    @Test
    void countsEpochsThatEarlyStoppingSpared() {
        completed("default", SMALL, 0.2);
        completed("proposed", LARGE, 0.3);

        assertThat(contributions().get("earlyStopping"))
                .isEqualTo(
                        "2 of 2 (100 %) trials ended early; 80 of 100 (80 %) epochs were spared, and each network kept"
                                + " the weights of its best epoch");
    }

    @Test
    void countsWhatRungsSpared() {
        spec = spec.withSearch(spec.search().withFidelity(new Fidelity(Fidelity.By.EPOCHS, 10.0, 5.0, null)));
        completed("default", SMALL, 1, 0.2, Map.of());
        completed("proposed", LARGE, 2, 0.3, Map.of());

        assertThat(contributions().get("search.fidelity"))
                .isEqualTo(
                        "2 trials with a score: 2 at 10 epochs, 1 at 50 epochs; 40 % of the epochs that all of them would"
                                + " have taken were spared");
    }

    @Test
    void namesTheTrialsThatOtherMetricsWouldHaveChosen() {
        completed("default", SMALL, 1, 0.2, Map.of("rmse", 0.2, "mae", 0.15, "r2", 0.9));
        completed("proposed", LARGE, 1, 0.3, Map.of("rmse", 0.3, "mae", 0.1, "r2", 0.5));

        assertThat(contributions().get("objective"))
                .isEqualTo("rmse chose trial 1, as r2 would have; mae would have chosen trial 2 (rmse 0.3)");
    }

    @Test
    void countsAttemptsThatWereRepeated() {
        completed("default", SMALL, 0.2);
        completed("proposed", LARGE, 0.3);
        efforts.set(1, new Effort(2, 1, 3, 1, 1, 10));

        assertThat(contributions().get("workers"))
                .startsWith("2 attempts ended without an end that counted")
                .contains("(trial 2)", "counted once", "1 of 1 (100 %) of them went on from a checkpoint");
    }

    @Test
    void saysHowSureAMeanOfFoldsIs() {
        var folds = List.of(
                new FoldScore(1, 0.2, Map.of(), 3, "patience"), new FoldScore(2, 0.3, Map.of(), 3, "epochs"),
                new FoldScore(3, 0.2, Map.of(), 3, "patience"), new FoldScore(4, 0.3, Map.of(), 3, "epochs"));
        trials.add(new TrialReport(
                1, "completed", "default", SMALL, 1, 0.25, 0.06, Map.of(), folds, 3, 10, "patience", null, 100L, 2.0));
        completed("proposed", LARGE, 0.27);
        completed("proposed", LARGE, 0.5);

        assertThat(contributions().get("validation"))
                .isEqualTo(
                        "the best trial's 4 folds differ by 0.06 (standard deviation), so its mean is sure to about 0.03;"
                                + " 1 of 2 (50 %) others lies within that of it");
    }

    @Test
    void tellsWhatEarlierStudiesCount() {
        completed("default", SMALL, 0.2);

        assertThat(contributions(List.of(new EarlierReport("a1", "a", 40, 0.0), new EarlierReport("b1", "b", 9, null)))
                        .get("warmStart"))
                .isEqualTo(
                        "40 trials of a: it ranks this study's trials no better than the study's own model, and counts no"
                                + " more; 9 trials of b: its weight isn't measured yet");
    }

    @Test
    void findsTheParameterThatMatters() {
        for (int i = 0; i < 20; i++) {
            double dropout = i % 5 / 10.0;
            completed("proposed", configuration(8 + 6 * i, dropout), dropout);
        }

        assertThat(contributions().get("parameters"))
                .startsWith("of the variation of the score explain, each by itself: dropout 100 %");
    }
}
