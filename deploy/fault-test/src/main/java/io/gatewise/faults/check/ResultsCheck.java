package io.gatewise.faults.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the surrogate learns from is what the ledger counted. */
final class ResultsCheck {

    private ResultsCheck() {}

    static List<String> violations(Rows ledger, Rows results) throws SQLException {
        var found = new ArrayList<String>();
        found.addAll(Difference.between(
                "place, state, budget and winner",
                ledger.pairs(
                        "select id, concat_ws(' ', incarnation, sequence, state, max_trials, winner) from studies"),
                results.pairs("select study, concat_ws(' ', incarnation, last_sequence, phase, max_trials, winner)"
                        + " from results_studies")));
        found.addAll(Difference.between(
                "outcome",
                ledger.pairs("select concat_ws('/', study, trial, rung), concat_ws(' ', state, outcome - 'curve')"
                        + " from trial_rungs where trial > 0"),
                results.pairs("select concat_ws('/', study, trial, rung), concat_ws(' ', state, outcome - 'curve')"
                        + " from results_outcomes")));
        found.addAll(Difference.between(
                "configuration and newest rung",
                ledger.pairs("select concat_ws('/', study, number), concat_ws(' ', rung, origin, configuration)"
                        + " from trials where number > 0"),
                results.pairs("select concat_ws('/', study, trial), concat_ws(' ', rung, origin, configuration)"
                        + " from results_trials")));
        found.addAll(results.none("results' outbox is not empty", "select topic, count(*) from outbox group by topic"));
        return found;
    }
}
