package io.gatewise.results.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.EventsWanted;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.results.ServiceTest;
import io.gatewise.results.StudyScript;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Events come in strictly in order, whatever the broker repeats or loses. */
@QuarkusTest
class StudyEventsListenerTest extends ServiceTest {

    @ConfigProperty(name = "test.other-database")
    String otherDatabase;

    @Inject
    MeterRegistry registry;

    @Test
    void answersADemandFromAllEventsBeforeIt() {
        StudyScript script = script("answers");
        send(script.opened(), script.trialOpened(1, SMALL), script.completed(1, 3));
        ProposalsWanted demand = script.wanted(2, 9);

        send(demand);

        var answer = (TrialsProposed) ledger.answers(script.study(), 1).get(0);
        assertThat(answer.demand()).isEqualTo(demand.id().sequence());
        assertThat(answer.proposals()).hasSize(2).allSatisfy(proposal -> {
            var trial = (NewTrial) proposal;
            assertThat(script.spec().parameters().violations(trial.configuration()))
                    .isEmpty();
            assertThat(trial.rung()).isEqualTo(script.spec().fullRung());
        });
    }

    @Test
    void namesTheWinnerOnceNothingIsLeftAndNobodyTrains() {
        StudyScript script = script("nothing-left");
        send(script.opened(), script.trialOpened(1, SMALL), script.completed(1, 3));
        send(script.trialOpened(2, SMALL), script.wanted(1, 0));
        assertThat(((TrialsProposed) ledger.answers(script.study(), 1).get(0)).proposals())
                .isEmpty();

        send(script.completed(2, 2), script.wanted(1, 0));

        assertThat(ledger.answers(script.study(), 2).get(1))
                .isInstanceOfSatisfying(
                        NothingLeft.class, left -> assertThat(left.winner()).isEqualTo(2));
    }

    @Test
    void asksForMissingEventsAndGoesOnWhenTheyCome() {
        StudyScript script = script("gap");
        StudyEvent opened = script.opened();
        StudyEvent trial = script.trialOpened(1, SMALL);
        StudyEvent ended = script.completed(1, 3);
        StudyEvent demand = script.wanted(1, 9);
        send(opened, ended, demand);
        assertThat(ledger.answers(script.study(), 1))
                .containsExactly(new EventsWanted(script.study(), 1, trial.id().sequence()));

        send(trial, ended, demand);

        assertThat(ledger.answers(script.study(), 2).get(1)).isInstanceOf(TrialsProposed.class);
        results(script.study()).body("best.score", Matchers.equalTo(3.0f));
    }

    @Test
    void asksForAllEventsOfAStudyWhoseBeginningItMissed() {
        StudyScript script = script("no-beginning");
        script.opened();

        send(script.trialOpened(1, SMALL));

        assertThat(ledger.answers(script.study(), 1)).containsExactly(new EventsWanted(script.study(), 1, 1));
    }

    @Test
    void countsARepeatedEventOnceAndSendsARepeatedDemandItsStoredAnswer() {
        StudyScript script = script("repeated");
        StudyEvent opened = script.opened();
        StudyEvent trial = script.trialOpened(1, SMALL);
        StudyEvent ended = script.completed(1, 3);
        StudyEvent demand = script.wanted(3, 9);
        send(opened, trial, ended, demand);
        TrialProposal answer = ledger.answers(script.study(), 1).get(0);

        send(opened, trial, ended, demand);

        assertThat(ledger.answers(script.study(), 2)).containsExactly(answer, answer);
        results(script.study()).body("trials.size()", Matchers.equalTo(1));
    }

    @Test
    void putsAGarbledEventAsideAndAsksForItAgain() {
        StudyScript script = script("garbled");
        StudyEvent opened = script.opened();
        StudyEvent demand = script.wanted(1, 5);
        send(opened);
        String garbled = "{\"type\":\"proposals-wanted\",\"id\":{\"study\":\"garbled\"";

        ledger.send(Topics.STUDY_EVENTS, "garbled", garbled);

        assertThat(ledger.deadLetter(garbled::equals)).isEqualTo(garbled);
        assertThat(ledger.answers(script.study(), 1))
                .containsExactly(new EventsWanted(script.study(), 1, demand.id().sequence()));
        send(demand);
        assertThat(ledger.answers(script.study(), 2).get(1)).isInstanceOf(TrialsProposed.class);
    }

    @Test
    void putsAnEventAsideThatContradictsTheOnesBefore() {
        StudyScript script = script("contradiction");
        send(script.opened());

        send(script.completed(77, 1));

        assertThat(ledger.deadLetter(letter -> letter.contains("\"trial\":77"))).contains("contradiction");
        StudyScript unharmed = script("after-contradiction");
        send(unharmed.opened(), unharmed.wanted(1, 1));
        assertThat(ledger.answers(unharmed.study(), 1)).hasSize(1);
    }

    @Test
    void beginsAnewWithAHigherIncarnation() {
        StudyScript before = script("restored");
        send(before.opened(), before.trialOpened(1, SMALL), before.completed(1, 3));
        awaitTrialState(before.study(), 1, "completed");
        StudyScript after = new StudyScript("restored", 2, before.spec());

        send(after.opened(), after.wanted(1, 5));
        send(before.completed(1, 1));

        assertThat(ledger.answers(after.study(), 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        TrialsProposed.class,
                        answer -> assertThat(answer.incarnation()).isEqualTo(2));
        results(after.study()).body("trials.size()", Matchers.equalTo(0));
    }

    @Test
    void forgetsADeletedStudyAndStaysQuietWhenItsEventsComeAgain() {
        StudyScript script = script("deleted");
        StudyEvent opened = script.opened();
        StudyEvent trial = script.trialOpened(1, SMALL);
        send(opened, trial);
        awaitTrialState(script.study(), 1, "open");

        send(script.deleted(), trial, opened);

        await().untilAsserted(() -> results(script.study()).statusCode(404));
        StudyScript later = script("after-deleted");
        send(later.opened(), later.wanted(1, 1));
        ledger.answers(later.study(), 1);
        assertThat(ledger.answers(script.study(), 0)).isEmpty();
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() throws SQLException {
        StudyScript script = script("database-away");
        Counter retries = registry.get("gatewise.database.retries").counter();
        send(script.opened(), script.wanted(1, 9));
        ledger.answers(script.study(), 1);

        double before = retries.count();

        try (Connection admin = DriverManager.getConnection(otherDatabase, "postgres", "postgres")) {
            admin.createStatement().execute("alter database results allow_connections false");
            admin.createStatement()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'results'");
            send(script.trialOpened(1, SMALL), script.completed(1, 3), script.wanted(1, 8));
            await().until(() -> retries.count() >= before + 2);
            admin.createStatement().execute("alter database results allow_connections true");
        }

        assertThat(ledger.answers(script.study(), 2)).hasSize(2);
        results(script.study()).body("best.trial", Matchers.equalTo(1));
    }
}
