package io.gatewise.study.store;

import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Trial;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The SQL of table {@code loose_ends}: what may still be queued or at work though it no longer counts. A row goes when a
 * worker reports the end, when the run's lease is lost, or when the request was overtaken.
 */
final class LooseEnds {

    private static final String KEY = " study = :study and trial = :trial and rung = :rung and attempt = :attempt";

    private LooseEnds() {}

    /** Notes the request or run of a rung that ends now, unless its own report ends it; before the rung's row is written. */
    static void leave(Handle transaction, Trial ended) {
        transaction
                .createUpdate("""
                        insert into loose_ends (study, trial, rung, attempt, run, since)
                        select r.study, r.trial, r.rung, r.attempt, coalesce(r.run, ''), coalesce(r.started_at, r.dispatched_at)
                        from trial_rungs r where r.study = :study and r.trial = :trial and r.rung = :rung
                            and r.state in ('dispatched', 'running')
                            and not exists (select from trial_attempts a where a.study = r.study and a.trial = r.trial
                                and a.rung = r.rung and a.attempt = r.attempt and a.run = coalesce(r.run, a.run))
                        on conflict do nothing
                        """)
                .bind("study", ended.study().value())
                .bind("trial", ended.number())
                .bind("rung", ended.rung().number())
                .execute();
    }

    /** Notes a run that has begun in vain; false if it is over already, or holds its trial's lease. */
    static boolean began(Handle transaction, AttemptKey key, String run, Instant at) {
        bind(transaction.createUpdate("delete from loose_ends where run = '' and" + KEY), key)
                .execute();
        return bind(transaction.createUpdate("""
                        insert into loose_ends (study, trial, rung, attempt, run, since)
                        select :study, :trial, :rung, :attempt, :run, :at
                        where not exists (select from trial_attempts where run = :run and %s)
                            and not exists (select from trial_rungs where state = 'running' and run = :run and %s)
                        on conflict do nothing
                        """.formatted(KEY, KEY)), key)
                        .bind("run", run)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** A worker has reported how that run ended. */
    static void reported(Handle transaction, AttemptKey key, String run) {
        bind(transaction.createUpdate("delete from loose_ends where run in ('', :run) and" + KEY), key)
                .bind("run", run)
                .execute();
    }

    /** Nothing was heard of that attempt for too long. */
    static void lost(Handle transaction, AttemptKey key) {
        bind(transaction.createUpdate("delete from loose_ends where" + KEY), key)
                .execute();
    }

    /** Whether a run of the study is at work. */
    static boolean atWork(Handle handle, StudyId study) {
        return exists(handle, study, "run <> ''");
    }

    /** Whether anything of the study may be queued or at work. */
    static boolean any(Handle handle, StudyId study) {
        return exists(handle, study, "true");
    }

    private static boolean exists(Handle handle, StudyId study, String condition) {
        return handle.createQuery("select exists (select from loose_ends where study = :study and " + condition + ")")
                .bind("study", study.value())
                .mapTo(Boolean.class)
                .one();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, AttemptKey key) {
        return statement
                .bind("study", key.study().value())
                .bind("trial", key.trial())
                .bind("rung", key.rung())
                .bind("attempt", key.attempt());
    }
}
