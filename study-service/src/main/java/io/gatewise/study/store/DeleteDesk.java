package io.gatewise.study.store;

import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.AskLine;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.Deletion;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.StudyState;
import io.gatewise.study.ledger.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes studies, in steps that each leave the ledger whole: the study ends; once none of its runs is at work it is
 * forgotten; what it left in the artifact store goes, and so do the commands that stopped its work.
 */
@ApplicationScoped
public class DeleteDesk {

    private final Jdbi jdbi;
    private final Ledger ledger;
    private final LedgerWriter writer;

    DeleteDesk(Jdbi jdbi, Ledger ledger, LedgerWriter writer) {
        this.jdbi = jdbi;
        this.ledger = ledger;
        this.writer = writer;
    }

    /** Has a study forgotten, at once if none of its runs is at work, else when they have ended; idempotent. */
    public void delete(StudyId id) {
        ledger.change(id, (transaction, study, at) -> {
            Verdict begun = Deletion.begin(study, TrialRows.open(transaction, id), at);
            return begun instanceof Decision decision
                    ? AskLine.closing(decision, AskRows.waiting(transaction, id), at)
                    : begun;
        });
        forgetIfIdle(id);
    }

    /** Goes on with studies that are on their way out, and takes back commands that name nothing any more. */
    public void proceed() {
        jdbi.withHandle(StudyRows::deleting).forEach(this::forgetIfIdle);
        jdbi.withHandle(CommandRows::idle).forEach(this::retireCommands);
    }

    private void forgetIfIdle(StudyId id) {
        ledger.change(id, (transaction, study, at) -> {
            if (LooseEnds.atWork(transaction, id)) {
                return new Verdict.Ignored("a run is at work");
            }
            Verdict end = Deletion.end(study, at);
            if (end instanceof Decision) {
                forget(transaction, study, at);
            }
            return end;
        });
    }

    /** The study's row and its events stay, until results-service has heard them all. */
    private static void forget(Handle transaction, Study study, Instant at) {
        for (String table : List.of("trial_attempts", "trial_rungs", "trials")) {
            transaction
                    .createUpdate("delete from <table> where study = :study")
                    .define("table", table)
                    .bind("study", study.id().value())
                    .execute();
        }
        LeftoverRows.leave(transaction, LeftoverRows.STUDY, study.id().value(), at);
        if (study.start() != null) {
            LeftoverRows.leaveStart(transaction, study.start().content().path(), at);
        }
    }

    private void retireCommands(StudyId id) {
        ledger.change(id, (transaction, study, at) -> {
            boolean idle = study.state() != StudyState.DELETING && !LooseEnds.any(transaction, id);
            if (idle) {
                CommandRows.take(transaction, id).forEach(key -> writer.tombstone(transaction, key));
            }
            return new Verdict.Ignored("no more is to be stopped");
        });
    }
}
