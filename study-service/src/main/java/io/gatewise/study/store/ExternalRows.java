package io.gatewise.study.store;

import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of handed-out trials that needs no more of them than their time. */
final class ExternalRows {

    private ExternalRows() {}

    /**
     * Trials whose time is over. A time that ran out while this process was away, or soon after it came back, begins
     * anew at its start: who trained could not say a word.
     */
    static List<AttemptKey> expired(Handle handle, Instant now, Instant begun) {
        return handle.createQuery("""
                        select r.study, r.trial, r.rung, r.attempt from trial_rungs r join studies s on s.id = r.study
                        where r.state = 'handed-out' and r.expires_at <= :now
                            and cast(:begun as timestamptz) + make_interval(secs => (s.spec ->> 'trialTimeout')::double precision) <= :now
                        """)
                .bind("now", now)
                .bind("begun", begun)
                .map((row, context) -> new AttemptKey(
                        new StudyId(row.getString("study")),
                        row.getInt("trial"),
                        row.getInt("rung"),
                        row.getInt("attempt")))
                .list();
    }

    /** Begins the trial's time anew; whether it is handed out, empty if there is no such trial. */
    static Optional<Boolean> renew(Handle transaction, StudyId study, int trial, Instant now) {
        int renewed = transaction
                .createUpdate("""
                        update trial_rungs r set expires_at =
                            cast(:now as timestamptz) + make_interval(secs => (s.spec ->> 'trialTimeout')::double precision)
                        from studies s where s.id = r.study and r.study = :study and r.trial = :trial
                            and r.state = 'handed-out'
                        """)
                .bind("now", now)
                .bind("study", study.value())
                .bind("trial", trial)
                .execute();
        if (renewed > 0) {
            return Optional.of(true);
        }
        return transaction
                .createQuery("select number from trials where study = :study and number = :trial and number > 0")
                .bind("study", study.value())
                .bind("trial", trial)
                .mapTo(Integer.class)
                .findOne()
                .map(found -> false);
    }
}
