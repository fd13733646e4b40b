package io.gatewise.results.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.garbled.GarbledMessages;
import io.gatewise.model.message.Topics;
import io.gatewise.results.ServiceTest;
import io.gatewise.results.StudyScript;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Whatever comes on its topics: results-service goes on, and learns nothing from what is no message. */
@QuarkusTest
class GarbledMessagesTest extends ServiceTest {

    private static final int DAMAGED = 100;

    private static GarbledMessages garbled(String topic) {
        return GarbledMessages.of(Path.of(System.getProperty("gatewise.root")), topic, 2);
    }

    @Test
    void goesOnAndPutsAsideWhateverComesInsteadOfMessages() {
        StudyScript script = script("under-fire");
        send(script.opened(), script.trialOpened(1, SMALL));
        awaitTrialState(script.study(), 1, "open");

        for (String topic : List.of(Topics.STUDY_EVENTS, Topics.TRIAL_PROGRESS)) {
            List<String> unreadable = garbled(topic).unreadable();
            unreadable.forEach(text -> ledger.send(topic, (String) null, text));
            // events of far in the future and progress of a trial that isn't there: one that still is a message changes
            // nothing
            garbled(topic)
                    .damaged(DAMAGED, GarbledMessagesTest::ofNothingKnown)
                    .forEach(text -> ledger.send(topic, "under-fire", text));

            assertThat(unreadable)
                    .allSatisfy(
                            text -> assertThat(ledger.deadLetter(text::equals)).isEqualTo(text));
        }

        send(script.completed(1, 3), script.wanted(1, 5));
        awaitTrialState(script.study(), 1, "completed");
        results(script.study())
                .body("trials.size()", Matchers.equalTo(1))
                .body("best.score", Matchers.equalTo(3.0f))
                .body("curves.size()", Matchers.equalTo(1));
    }

    private static String ofNothingKnown(String sample) {
        return sample.replaceAll("(\"study\"\\s*:\\s*)\"[^\"]*\"", "$1\"under-fire\"")
                .replaceAll("(\"sequence\"\\s*:\\s*)\\d+", "$199999")
                .replaceAll("(\"trial\"\\s*:\\s*)\\d+", "$199999");
    }
}
