package io.gatewise.study.store;

import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.AskLine;
import io.gatewise.study.ledger.Bounds;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.PauseSwitch;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.StudyChanges;
import io.gatewise.study.ledger.Tells;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.ledger.Verdict.Impossible;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What users, and time, change in studies: each change one transaction under the study's row lock. */
@ApplicationScoped
public class ChangeDesk {

    private final Jdbi jdbi;
    private final Ledger ledger;
    private final Clock clock;

    ChangeDesk(Jdbi jdbi, Ledger ledger, Clock clock) {
        this.jdbi = jdbi;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Gives a study other bounds. */
    public Verdict change(StudyId id, Bounds wanted) {
        return ledger.change(
                id, (transaction, study, at) -> served(transaction, study, StudyChanges.change(study, wanted, at), at));
    }

    /** Stops a study for a while. */
    public Verdict pause(StudyId id) {
        return ledger.change(
                id, (transaction, study, at) -> served(transaction, study, PauseSwitch.pause(study, at), at));
    }

    /** Has a paused study go on. */
    public Verdict resume(StudyId id) {
        return ledger.change(
                id, (transaction, study, at) -> served(transaction, study, PauseSwitch.resume(study, at), at));
    }

    /** Ends one trial for good; empty if there is none of that number. */
    public Optional<Verdict> cancelTrial(StudyId id, int number, String reason) {
        Verdict verdict = ledger.change(
                id,
                (transaction, study, at) -> TrialRows.find(transaction, id, number)
                        .filter(trial -> !trial.isFinalEvaluation())
                        .map(trial -> study.spec().asksAndTells()
                                ? Tells.cancel(study, AskDesk.line(transaction, study, at), trial, reason)
                                : StudyChanges.cancelTrial(study, trial, reason, at))
                        .orElseGet(() -> new Impossible("no such trial")));
        return verdict instanceof Impossible ? Optional.empty() : Optional.of(verdict);
    }

    /** Has the winner meet the test part again, after an evaluation that failed. */
    public Verdict evaluate(StudyId id) {
        return ledger.change(id, (transaction, study, at) -> StudyChanges.evaluate(study, at));
    }

    /** Opens nothing more in studies whose time is up. */
    public void closeLate() {
        for (StudyId id : jdbi.withHandle(handle -> StudyRows.late(handle, clock.instant()))) {
            ledger.change(
                    id, (transaction, study, at) -> served(transaction, study, StudyChanges.close(study, at), at));
        }
    }

    /** Of a study that asks and tells, whoever waits is served under the change. */
    private static Verdict served(Handle transaction, Study study, Verdict verdict, Instant at) {
        return verdict instanceof Decision decision && study.spec().asksAndTells()
                ? AskLine.changed(
                        decision,
                        AskRows.waiting(transaction, study.id()),
                        TrialRows.offered(transaction, study.id()),
                        at)
                : verdict;
    }
}
