package io.gatewise.results.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProposal.EventsWanted;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.study.Outcome;
import io.gatewise.results.ResultsServiceSettings;
import io.gatewise.results.StudyScript;
import io.gatewise.results.metrics.ResultsMetrics;
import io.gatewise.results.proposal.Proposer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What is wrong with one event of a batch is no other study's harm. */
@QuarkusTest
class EventBatchFaultsTest extends BatchesTest {

    @Inject
    Proposer proposer;

    @Inject
    ResultsMetrics metrics;

    @Inject
    ResultsServiceSettings settings;

    @Test
    void putsAsideOnlyTheEventThatTheDatabaseRefuses() {
        StudyScript guilty = script("refused");
        StudyScript other = script("beside-refused");
        StudyEvent opened = guilty.opened();
        StudyEvent trial = guilty.trialOpened(1, SMALL);
        // PostgreSQL's jsonb has no zero character
        StudyEvent refused = guilty.ended(1, new Outcome.Infeasible("diverged", "refused \0", List.of()));

        listener.on(batch(
                opened,
                other.opened(),
                trial,
                other.trialOpened(1, SMALL),
                refused,
                other.completed(1, 3),
                guilty.wanted(1, 9),
                other.wanted(1, 9)));

        assertThat(ledger.deadLetter(letter -> letter.contains("refused \\u0000")))
                .isEqualTo(codec.write(refused));
        assertThat(sequence(guilty)).isEqualTo(trial.id().sequence());
        assertThat(ledger.answers(guilty.study(), 1))
                .containsExactly(
                        new EventsWanted(guilty.study(), 1, refused.id().sequence()));
        assertThat(sequence(other)).isEqualTo(4);
        assertThat(ledger.answers(other.study(), 1)).hasSize(1);
    }

    @Test
    void putsAsideOnlyTheEventThatContradictsTheOnesBefore() {
        StudyScript guilty = script("contradicts");
        StudyScript other = script("beside-contradiction");

        listener.on(batch(guilty.opened(), other.opened(), guilty.completed(78, 1), other.wanted(1, 9)));

        assertThat(ledger.deadLetter(letter -> letter.contains("\"trial\":78"))).contains("contradicts");
        assertThat(sequence(guilty)).isEqualTo(1);
        assertThat(ledger.answers(other.study(), 1)).hasSize(1);
    }

    @Test
    void countsEventsOnceThatComeAgainBeforeNewOnes() {
        StudyScript script = script("begins-seen");
        StudyEvent opened = script.opened();
        StudyEvent trial = script.trialOpened(1, SMALL);
        StudyEvent demand = script.wanted(1, 9);
        listener.on(batch(opened, trial, demand));

        listener.on(batch(opened, trial, demand, script.completed(1, 3), script.wanted(2, 9)));

        assertThat(sequence(script)).isEqualTo(5);
        assertThat(trial(script, 1).scores()).hasSize(1);
        var answers = ledger.answers(script.study(), 3);
        assertThat(answers.subList(0, 2))
                .allSatisfy(answer -> assertThat(((TrialsProposed) answer).demand())
                        .isEqualTo(demand.id().sequence()));
        assertThat(((TrialsProposed) answers.get(2)).demand()).isEqualTo(5);
    }

    @Test
    void stopsAStudyAtAGapAndNoOther() {
        StudyScript gap = script("gap-between");
        StudyScript other = script("beside-gap");
        StudyEvent opened = gap.opened();
        StudyEvent first = gap.trialOpened(1, SMALL);
        StudyEvent missing = gap.trialOpened(2, SMALL);
        StudyEvent ended = gap.completed(2, 3);
        StudyEvent demand = gap.wanted(1, 9);

        listener.on(
                batch(opened, other.opened(), first, ended, other.trialOpened(1, SMALL), demand, other.wanted(1, 9)));

        assertThat(sequence(gap)).isEqualTo(first.id().sequence());
        assertThat(ledger.answers(gap.study(), 1))
                .containsExactly(new EventsWanted(gap.study(), 1, missing.id().sequence()));
        assertThat(sequence(other)).isEqualTo(3);
        listener.on(batch(missing, ended, demand));
        assertThat(sequence(gap)).isEqualTo(demand.id().sequence());
        assertThat(ledger.answers(gap.study(), 2).get(1)).isInstanceOf(TrialsProposed.class);
    }

    @Test
    void takesInTheRestAfterAnotherReplicaWasQuickerOnOneStudy() {
        StudyScript raced = script("raced");
        StudyScript other = script("beside-race");
        StudyEvent opened = raced.opened();
        StudyEvent trial = raced.trialOpened(1, SMALL);
        StudyEvent demand = raced.wanted(1, 9);
        listener.on(batch(other.opened(), opened)); // the last one stays in memory
        var replica = new StudyEventsProcessor(store, proposer, metrics, settings, Clock.systemUTC());
        replica.process(trial);
        replica.process(demand);

        listener.on(batch(
                other.trialOpened(1, SMALL),
                trial,
                demand,
                raced.completed(1, 3),
                other.wanted(1, 9),
                raced.wanted(2, 9)));

        assertThat(sequence(raced)).isEqualTo(5);
        assertThat(trial(raced, 1).scores()).hasSize(1);
        assertThat(ledger.answers(raced.study(), 3))
                .extracting(answer -> ((TrialsProposed) answer).demand())
                .containsExactly(3L, 3L, 5L); // the demand was seen twice, so its answer is sent twice
        assertThat(sequence(other)).isEqualTo(3);
        assertThat(ledger.answers(other.study(), 1)).hasSize(1);
        listener.on(batch(raced.trialOpened(2, SMALL), other.completed(1, 3)));
        assertThat(sequence(raced)).isEqualTo(6);
        assertThat(sequence(other)).isEqualTo(4);
    }

    @Test
    void takesInWhatComesBeforeAGarbledEventBeforeItIsAskedForAgain() {
        StudyScript script = script("garbled-between");
        List<ConsumerRecord<String, String>> good = batch(script.opened(), script.trialOpened(1, SMALL));
        var garbled =
                new ConsumerRecord<>(Topics.STUDY_EVENTS, 0, 0, script.study().value(), "garbled between");

        listener.on(Stream.concat(good.stream(), Stream.of(garbled)).toList());

        assertThat(ledger.answers(script.study(), 1)).containsExactly(new EventsWanted(script.study(), 1, 3));
        assertThat(sequence(script)).isEqualTo(2);
    }
}
