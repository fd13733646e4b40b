package io.gatewise.results.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.WalkForward;
import io.gatewise.results.StudyScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of a trial's learning curve. */
class CourseTest {

    private static StudySpec spec(Fidelity.By by, double min) {
        StudySpec spec = StudyScript.spec("s", Search.Algorithm.RANDOM, 1);
        return new StudySpec(
                        spec.name(),
                        spec.dataset(),
                        spec.task(),
                        spec.parameters(),
                        null,
                        spec.objective(),
                        null,
                        by == Fidelity.By.FOLDS
                                ? new WalkForward(4, null, null, null, null, 0.2, null)
                                : spec.validation(),
                        null,
                        null,
                        null)
                .withSearch(spec.search().withFidelity(new Fidelity(by, min, 3.0, null)));
    }

    private static Outcome.Completed completed(List<CurvePoint> curve, List<FoldScore> folds) {
        return new Outcome.Completed(1, Map.of(), curve, 1, false, "epochs", 1, 1, null, folds, null, null);
    }

    private static List<CurvePoint> curve(int fold, double... losses) {
        var points = new ArrayList<CurvePoint>();
        for (int i = 0; i < losses.length; i++) {
            points.add(new CurvePoint(fold, i + 1, 1, Map.of("loss", 0.1, "rmse", losses[i])));
        }
        return points;
    }

    @Test
    void itIsTheScoreThatTheRungWouldHaveHadAfterEachEpoch() {
        Course course = Course.of(spec(Fidelity.By.EPOCHS, 2), completed(curve(1, 5, 3, 4, 2, 9), List.of()));

        assertThat(course.amounts()).containsExactly(1, 2, 3, 4, 5);
        assertThat(course.scores()).containsExactly(5, 3, 3, 2, 2); // the best weights are kept
    }

    @Test
    void ofSeveralFoldsItIsTheMeanAndOneThatStoppedEarlyKeepsItsScore() {
        var both = new ArrayList<>(curve(1, 6, 4));
        both.addAll(curve(2, 8, 6, 2));

        Course course = Course.of(spec(Fidelity.By.EPOCHS, 2), completed(both, List.of()));

        assertThat(course.scores()).containsExactly(7, 5, 3);
    }

    @Test
    void aLongCurveIsThinnedAndKeepsItsRungs() {
        double[] losses = new double[50];
        java.util.Arrays.setAll(losses, i -> 100 - i);

        Course course = Course.of(spec(Fidelity.By.EPOCHS, 2), completed(curve(1, losses), List.of()));

        assertThat(course.amounts()).contains(1, 2, 6, 18, 50).hasSizeLessThan(18); // 2, 6, 18, 50 are the rungs
        assertThat(course.scores()[course.size() - 1]).isEqualTo(51);
    }

    @Test
    void whereRungsAreFoldsItIsTheirScores() {
        var folds = List.of(new FoldScore(1, 3, Map.of(), 1, "epochs"), new FoldScore(2, 5, Map.of(), 1, "epochs"));

        Course course = Course.of(spec(Fidelity.By.FOLDS, 1), completed(curve(1, 9), folds));

        assertThat(course.amounts()).containsExactly(1, 2);
        assertThat(course.scores()).containsExactly(3, 5);
    }

    @Test
    void epochsThatDidNotMeasureTheObjectiveAreLeftOut() {
        var points =
                List.of(new CurvePoint(1, 1, 1, Map.of("loss", 3.0)), new CurvePoint(1, 2, 1, Map.of("rmse", 4.0)));

        Course course = Course.of(spec(Fidelity.By.EPOCHS, 2), completed(points, List.of()));

        assertThat(course.amounts()).containsExactly(2);
    }
}
