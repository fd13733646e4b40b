package io.gatewise.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.StudyId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StretchTest {

    private static final StudyId STUDY = new StudyId("wheat-k3m9qa");

    @Test
    void putsTogetherWhatAttemptsOfDifferentTrialsReportInTurns() {
        List<Stretch> stretches =
                Stretch.of(List.of(epoch(2, 1, 1), epoch(1, 1, 1), epoch(1, 1, 2), epoch(2, 1, 2), epoch(1, 1, 3)));

        // in one order, whoever reports first: so their rows are locked
        assertThat(stretches).extracting(stretch -> stretch.key().trial()).containsExactly(1, 2);
        assertThat(stretches.get(0).points()).extracting(CurvePoint::epoch).containsExactly(1, 2, 3);
        assertThat(stretches.get(1).points()).extracting(CurvePoint::epoch).containsExactly(1, 2);
    }

    @Test
    void keepsTheOrderOfAttemptsOfOneTrial() {
        List<Stretch> stretches = Stretch.of(List.of(epoch(1, 1, 4), epoch(1, 2, 3), epoch(1, 1, 5)));

        // the last is late: it must be judged after the second attempt has reported
        assertThat(stretches).extracting(stretch -> stretch.key().attempt()).containsExactly(1, 2, 1);
    }

    @Test
    void makesNothingOfNothing() {
        assertThat(Stretch.of(List.of())).isEmpty();
    }

    private static EpochEnded epoch(int trial, int attempt, int epoch) {
        return new EpochEnded(
                new AttemptKey(STUDY, trial, 1, attempt),
                "run-" + attempt,
                new CurvePoint(1, epoch, 0.5, Map.of("loss", 1.0)));
    }
}
