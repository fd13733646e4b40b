package io.gatewise.study.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.message.TrialRequest.FinalEvaluation;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.WalkForward;
import io.gatewise.study.ledger.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestsTest {

    @Test
    void aTrainingCarriesEverySettingAndItsOwnSeed() {
        var ledger = Fixture.study(2, 1, true);
        StudySpec spec = ledger.state().spec();

        var request = (TrainTrial) Requests.training(ledger.state(), ledger.trial(1));

        assertThat(request.key()).isEqualTo(ledger.key(1, 1));
        assertThat(request.settings()).isEqualTo(spec.settings(spec.defaultConfiguration()));
        assertThat(request.seed()).isEqualTo(spec.search().trialSeed(1));
        assertThat(request.rung()).isEqualTo(spec.fullRung());
        assertThat(request.data()).isEqualTo(ledger.state().data());
    }

    @Test
    void theDefaultSettingsMeetTheTestPartWithTrialOnesNetwork() {
        var ledger = Fixture.study(1, 1, true);
        ledger.complete(1, 2.0);

        var request = (FinalEvaluation)
                Requests.evaluation(ledger.state(), ledger.key(0, 1), Optional.of(ledger.trial(1)), ledger.trial(1));

        assertThat(request.contestants()).extracting(Contestant::kind).containsExactly("default", "winner");
        assertThat(request.contestants())
                .allSatisfy(contestant -> assertThat(contestant.model().path()).isEqualTo("m2.0"));
    }

    @Test
    void withSeveralFoldsBothAreTrainedAnewForTheFoldsMedianBestEpoch() {
        StudySpec one = Fixture.spec(2, 1, true, 0.2);
        var ledger = Fixture.study(new StudySpec(
                one.name(),
                one.dataset(),
                one.task(),
                one.parameters(),
                null,
                one.objective(),
                one.search(),
                new WalkForward(4, null, null, null, null, 0.2, null),
                null,
                null,
                null));
        ledger.complete(1, folds(3, 12, 40, 9));

        var request = (FinalEvaluation)
                Requests.evaluation(ledger.state(), ledger.key(0, 1), Optional.of(ledger.trial(1)), ledger.trial(1));

        assertThat(request.contestants()).extracting(Contestant::model).containsOnlyNulls();
        assertThat(request.contestants()).extracting(Contestant::epochs).containsExactly(11, 11);
    }

    private static Outcome folds(int... bestEpochs) {
        List<FoldScore> folds = IntStream.range(0, bestEpochs.length)
                .mapToObj(i -> new FoldScore(i + 1, i, Map.of(), bestEpochs[i], "patience"))
                .toList();
        return new Outcome.Completed(
                1, Map.of("rmse", 1.0), List.of(), 1, true, "patience", 1, 1, null, folds, 0.5, null);
    }

    @Test
    void theDefaultSettingsAreTrainedFirstWhereNoTrialWasTheirs() {
        var ledger = Fixture.study(1, 1, true);
        ledger.complete(1, 2.0);
        StudySpec spec = ledger.state().spec();

        var request = (FinalEvaluation)
                Requests.evaluation(ledger.state(), ledger.key(0, 1), Optional.empty(), ledger.trial(1));

        Contestant defaults = request.contestants().get(0);
        assertThat(defaults.model()).isNull();
        assertThat(defaults.seed()).isEqualTo(spec.search().trialSeed(0));
        assertThat(defaults.settings()).isEqualTo(spec.settings(spec.defaultConfiguration()));
    }
}
