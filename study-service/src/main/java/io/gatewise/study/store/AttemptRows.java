package io.gatewise.study.store;

import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.study.AttemptKey;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code trial_attempts}: evidence that is kept whether it counted or not. */
final class AttemptRows {

    private AttemptRows() {}

    /**
     * A report to keep.
     *
     * @param note why it didn't count; empty if it did
     */
    record Kept(TrialAttempt report, boolean counted, String note, Instant at) {

        private Row row() {
            AttemptKey key = report.key();
            return new Row(
                    key.study().value(),
                    key.trial(),
                    key.rung(),
                    key.attempt(),
                    report.run(),
                    kind(report),
                    counted,
                    note,
                    report,
                    at);
        }
    }

    private record Row(
            String study,
            int trial,
            int rung,
            int attempt,
            String run,
            String kind,
            boolean counted,
            String note,
            TrialAttempt report,
            Instant at) {}

    /** Keeps reports; one that came before stays as it is. */
    static void keep(Handle transaction, List<Kept> reports) {
        var statement = transaction.createUpdate("""
                insert into trial_attempts (study, trial, rung, attempt, run, kind, counted, note, report, received_at)
                select study, trial, rung, attempt, run, kind, counted, note, report, at
                from jsonb_to_recordset(cast(:reports as jsonb)) as kept (study text, trial integer, rung integer,
                    attempt integer, run text, kind text, counted boolean, note text, report jsonb, at timestamptz)
                on conflict do nothing
                """);
        Json.bind(statement, "reports", reports.stream().map(Kept::row).toList())
                .execute();
    }

    private static String kind(TrialAttempt report) {
        if (report instanceof TrialAttempt.Ended) {
            return "ended";
        }
        return report instanceof TrialAttempt.Evaluated ? "evaluated" : "given-back";
    }
}
