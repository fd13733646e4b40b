package io.gatewise.study.store;

import io.gatewise.edge.outbox.Outgoing;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.StudyState;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.ledger.Verdict.Impossible;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What one transaction knows of the ledger and changes in it: studies whose rows it has locked, the trials that it has read, and
 * what was decided since, written together by {@link #write}. What is decided on a study sees what was decided on it before.
 */
final class LedgerPage {

    private final Handle transaction;
    private final LedgerWriter writer;
    private final Clock clock;
    private final Map<StudyId, Study> studies = new HashMap<>();
    private final Map<StudyId, Instant> demandsSent = new HashMap<>();
    private final Set<StudyId> locked = new HashSet<>();
    private final Map<TrialKey, Optional<Trial>> trials = new HashMap<>();
    private Changes changes;

    LedgerPage(Handle transaction, LedgerWriter writer, Clock clock) {
        this.transaction = transaction;
        this.writer = writer;
        this.clock = clock;
        this.changes = writer.begin();
    }

    /** What a change comes to that reads rows beside the study's. */
    interface Judgement {
        Verdict of(Handle transaction, Study study, Instant at);
    }

    /** What a change of a trial comes to; it reads no rows. */
    interface TrialJudgement {
        Verdict of(Study study, Trial trial, Instant at);
    }

    /**
     * Locks studies and reads trials at once, before anything is decided; those that there are.
     *
     * @param ids of all studies that the transaction will change: two transactions lock them in the same order
     */
    void open(Collection<StudyId> ids, Collection<TrialKey> keys) {
        Set<StudyId> wanted = new HashSet<>(ids);
        locked.addAll(wanted);
        StudyRows.lock(transaction, wanted).forEach(row -> {
            studies.put(row.study().id(), row.study());
            demandsSent.put(row.study().id(), row.demandSent());
        });
        if (!keys.isEmpty()) {
            keys.forEach(key -> trials.put(key, Optional.empty()));
            TrialRows.find(transaction, trials.keySet()).forEach(trial -> trials.put(key(trial), Optional.of(trial)));
        }
    }

    Handle transaction() {
        return transaction;
    }

    Optional<Study> study(StudyId id) {
        if (!locked.contains(id)) {
            throw new IllegalStateException("study " + id + " was not locked when the page was opened");
        }
        return Optional.ofNullable(studies.get(id));
    }

    /** A trial at its newest rung. */
    Optional<Trial> trial(StudyId study, int number) {
        return trials.computeIfAbsent(new TrialKey(study, number), key -> TrialRows.find(transaction, study, number));
    }

    /** When the study's open demand was last sent, as it stood when the page was opened; null if none was open. */
    Instant demandSent(StudyId study) {
        return demandsSent.get(study);
    }

    /** Decides on a study by rows that it reads, after all that was decided is written. */
    Verdict change(StudyId id, Judgement rule) {
        Optional<Study> study = study(id);
        if (study.isEmpty()) {
            return new Impossible("there is no study " + id);
        }
        write();
        Instant at = clock.instant();
        return decide(study.get(), rule.of(transaction, study.get(), at), at);
    }

    /** Decides on an attempt at a trial. */
    Verdict judge(AttemptKey key, TrialJudgement rule) {
        Optional<Study> study = study(key.study());
        if (study.isEmpty()) {
            return new Impossible("there is no study " + key.study());
        }
        if (study.get().state() == StudyState.DELETED) {
            return new Verdict.Ignored("the study is deleted");
        }
        Optional<Trial> trial = trial(key.study(), key.trial());
        if (trial.isEmpty()) {
            return new Impossible("there is no trial " + key.trial() + " of study " + key.study());
        }
        Instant at = clock.instant();
        return decide(study.get(), rule.of(study.get(), trial.get(), at), at);
    }

    /** Notes what was decided on {@code before}. */
    Verdict decide(Study before, Verdict verdict, Instant at) {
        if (verdict instanceof Decision decision) {
            changes.add(before, decision, at);
            studies.put(before.id(), decision.study());
            decision.trials().forEach(trial -> trials.put(key(trial), Optional.of(trial)));
        }
        return verdict;
    }

    Instant now() {
        return clock.instant();
    }

    void keep(AttemptRows.Kept report) {
        changes.keep(report);
    }

    /** The trial's rung, if it ended, did so by the report of the only run that was at work on it. */
    void endedByItsRun(Trial trial) {
        changes.endedByItsRun(trial);
    }

    void send(Outgoing message) {
        changes.send(message);
    }

    /** Writes all that was decided since the last time. */
    void write() {
        Changes decided = changes;
        changes = writer.begin();
        if (!decided.isEmpty()) {
            writer.write(transaction, decided);
        }
    }

    private static TrialKey key(Trial trial) {
        return new TrialKey(trial.study(), trial.number());
    }
}
