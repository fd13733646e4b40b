package io.gatewise.study.ledger;

import static io.gatewise.study.ledger.Fixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.StudyEvent.StudyCancelled;
import io.gatewise.model.message.StudyEvent.StudyDeleted;
import io.gatewise.model.message.TrialCommand.StopStudy;
import io.gatewise.study.ledger.Verdict.Ignored;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionTest {

    private static Verdict begin(Fixture ledger, Trial... open) {
        return ledger.apply(Deletion.begin(ledger.state(), List.of(open), NOW));
    }

    @Test
    void aRunningStudyIsCancelledFirst() {
        var ledger = Fixture.study(5, 1, true);
        ledger.run(1, "r");

        begin(ledger, ledger.trial(1));

        assertThat(ledger.state().state()).isEqualTo(StudyState.DELETING);
        assertThat(ledger.state().open()).isZero();
        assertThat(ledger.trial(1).state().key()).isEqualTo("cancelled");
        assertThat(ledger.events(StudyCancelled.class)).hasSize(1);
        assertThat(ledger.events(StudyDeleted.class)).isEmpty();
        assertThat(ledger.decision().commands()).hasOnlyElementsOfType(StopStudy.class);
    }

    @Test
    void workOfAStudyThatWasOverIsStoppedToo() {
        var ledger = Fixture.studyWithoutTestPart(1, 1);
        ledger.complete(1, 1.0);
        ledger.nothingLeft(ledger.demand(), 1);

        begin(ledger);

        assertThat(ledger.state().state()).isEqualTo(StudyState.DELETING);
        assertThat(ledger.events(StudyCancelled.class)).isEmpty();
        assertThat(ledger.decision().commands()).hasOnlyElementsOfType(StopStudy.class);
    }

    @Test
    void nothingCountsAnyMoreOnTheWayOut() {
        var ledger = Fixture.study(5, 1, true);
        ledger.run(1, "r");
        begin(ledger, ledger.trial(1));

        assertThat(ledger.ended(1, 1, "r", Fixture.completed(1))).isInstanceOf(Ignored.class);
        assertThat(ledger.cancel()).isInstanceOf(Ignored.class);
        assertThat(begin(ledger)).isInstanceOf(Ignored.class);
        assertThat(StudyChanges.change(ledger.state(), ledger.state().bounds(), NOW))
                .isInstanceOf(Verdict.Impossible.class);
    }

    @Test
    void itIsForgottenOnce() {
        var ledger = Fixture.study(5, 1, true);
        assertThat(Deletion.end(ledger.state(), NOW)).isInstanceOf(Ignored.class);
        begin(ledger, ledger.trial(1));

        ledger.apply(Deletion.end(ledger.state(), NOW));

        assertThat(ledger.state().state()).isEqualTo(StudyState.DELETED);
        assertThat(ledger.events(StudyDeleted.class)).hasSize(1);
        assertThat(Deletion.end(ledger.state(), NOW)).isInstanceOf(Ignored.class);
        assertThat(begin(ledger)).isInstanceOf(Ignored.class);
    }
}
