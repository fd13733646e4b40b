package io.gatewise.results.messaging;

import static org.awaitility.Awaitility.await;

import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.results.ServiceTest;
import io.gatewise.results.StudyScript;
import io.quarkus.test.junit.QuarkusTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Learning curves as they grow. */
@QuarkusTest
class TrialProgressListenerTest extends ServiceTest {

    @Test
    void showsCurvesAsTheyGrowAndTheAcceptedOneInTheEnd() {
        StudyScript script = script("curves");
        send(script.opened(), script.trialOpened(1, SMALL));
        awaitTrialState(script.study(), 1, "open");

        progress(script, 1, 1, 1, 7);
        progress(script, 1, 1, 2, 6);
        progress(script, 1, 1, 3, 5);
        progress(script, 1, 2, 2, 4); // the second attempt goes on from epoch 1
        progress(script, 1, 1, 4, 99); // a worker that was given up reports late
        progress(script, 2, 1, 1, 99); // no such trial
        ledger.send(Topics.TRIAL_PROGRESS, "curves", "not json");

        ledger.deadLetter("not json"::equals);
        await().untilAsserted(() -> results(script.study())
                .body("curves.size()", Matchers.equalTo(1))
                .body("curves[0].points.metrics.rmse", Matchers.contains(7f, 4f)));
        send(script.completed(1, 3));
        awaitTrialState(script.study(), 1, "completed");
        results(script.study()).body("curves[0].points.metrics.rmse", Matchers.contains(5f, 3f));
    }

    private void progress(StudyScript script, int trial, int attempt, int epoch, double rmse) {
        var key = new AttemptKey(script.study(), trial, 1, attempt);
        ledger.send(
                Topics.TRIAL_PROGRESS,
                script.study(),
                new EpochEnded(key, "run-" + attempt, StudyScript.point(epoch, rmse)));
    }
}
