package io.gatewise.faults.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The ledger by itself: every trial ended exactly once, the budget is exact, nothing is open. */
final class LedgerCheck {

    private LedgerCheck() {}

    static List<String> violations(Rows ledger) throws SQLException {
        var found = new ArrayList<String>();
        found.addAll(ledger.none("study is not over", "select id, state from studies where state <> 'finished'"));
        found.addAll(ledger.none("budget is not exact", """
                select s.id, s.max_trials, s.numbered, count(t.number) from studies s
                left join trials t on t.study = s.id and t.number > 0
                group by s.id having s.numbered <> s.max_trials or count(t.number) <> s.max_trials
                    or max(t.number) <> s.max_trials or s.open <> 0
                """));
        found.addAll(ledger.none(
                "a trial has not ended",
                "select study, trial, rung, state, attempt from trial_rungs where ended_at is null"));
        found.addAll(ledger.none("tallies are wrong", """
                select s.id, s.completed, s.infeasible, s.failed, s.cancelled from studies s
                join (select t.study,
                        count(*) filter (where r.state = 'completed') as completed,
                        count(*) filter (where r.state = 'infeasible') as infeasible,
                        count(*) filter (where r.state = 'failed') as failed,
                        count(*) filter (where r.state = 'cancelled') as cancelled
                    from trials t join trial_rungs r on r.study = t.study and r.trial = t.number and r.rung = t.rung
                    where t.number > 0 group by t.study) c on c.study = s.id
                where (s.completed, s.infeasible, s.failed, s.cancelled)
                    is distinct from (c.completed, c.infeasible, c.failed, c.cancelled)
                """));
        found.addAll(ledger.none("events have gaps", """
                select s.id, s.sequence, count(e.sequence) from studies s
                left join study_events e on e.study = s.id and e.incarnation = s.incarnation
                group by s.id having count(e.sequence) <> s.sequence or max(e.sequence) <> s.sequence
                """));
        for (String type : List.of("trial-opened", "trial-ended")) {
            found.addAll(ledger.none(type + " is not there exactly once", """
                    select r.study, r.trial, r.rung, count(e.sequence) from trial_rungs r
                    left join study_events e on e.study = r.study and e.event ->> 'type' = '%s'
                        and cast(e.event ->> 'trial' as integer) = r.trial
                        and coalesce(e.event ->> 'rung', e.event -> 'rung' ->> 'number') is not null
                        and cast(case when jsonb_typeof(e.event -> 'rung') = 'object' then e.event -> 'rung' ->> 'number'
                            else e.event ->> 'rung' end as integer) = r.rung
                    where r.trial > 0 group by r.study, r.trial, r.rung having count(e.sequence) <> 1
                    """.formatted(type)));
        }
        found.addAll(ledger.none("an event tells another outcome", """
                select r.study, r.trial, r.rung from trial_rungs r
                join study_events e on e.study = r.study and e.event ->> 'type' = 'trial-ended'
                    and cast(e.event ->> 'trial' as integer) = r.trial and cast(e.event ->> 'rung' as integer) = r.rung
                where r.outcome is distinct from e.event -> 'outcome'
                """));
        found.addAll(ledger.none("two ends of a rung were counted", """
                select study, trial, rung, count(*) from trial_attempts
                where counted and kind in ('ended', 'evaluated') and report -> 'outcome' ->> 'type' is distinct from 'failed'
                group by study, trial, rung having count(*) > 1
                """));
        found.addAll(
                ledger.none("the ledger's outbox is not empty", "select topic, count(*) from outbox group by topic"));
        return found;
    }
}
