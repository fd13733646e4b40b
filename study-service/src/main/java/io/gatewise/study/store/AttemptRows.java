package io.gatewise.study.store;

import io.gatewise.model.message.TrialAttempt;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code trial_attempts}: evidence that is kept whether it counted or not. */
final class AttemptRows {

    private AttemptRows() {}

    /** Keeps a report; one that came before stays as it is. */
    static void keep(Handle transaction, TrialAttempt report, boolean counted, String note, Instant at) {
        var statement = transaction.createUpdate("""
                insert into trial_attempts (study, trial, rung, attempt, run, kind, counted, note, report, received_at)
                values (:study, :trial, :rung, :attempt, :run, :kind, :counted, :note, cast(:report as jsonb), :at)
                on conflict do nothing
                """);
        Json.bind(statement, "report", report)
                .bind("study", report.key().study().value())
                .bind("trial", report.key().trial())
                .bind("rung", report.key().rung())
                .bind("attempt", report.key().attempt())
                .bind("run", report.run())
                .bind("kind", kind(report))
                .bind("counted", counted)
                .bind("note", note)
                .bind("at", at)
                .execute();
    }

    private static String kind(TrialAttempt report) {
        if (report instanceof TrialAttempt.Ended) {
            return "ended";
        }
        return report instanceof TrialAttempt.Evaluated ? "evaluated" : "given-back";
    }
}
