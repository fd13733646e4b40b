package io.gatewise.faults.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every completed trial's curve has each epoch once, in the ledger and in the results, with the same numbers. */
final class CurveCheck {

    private final Rows ledger;
    private final Rows results;
    private final ObjectMapper json = new ObjectMapper();

    CurveCheck(Rows ledger, Rows results) {
        this.ledger = ledger;
        this.results = results;
    }

    List<String> violations() throws SQLException {
        var expected = new LinkedHashMap<String, String>();
        var found = new ArrayList<String>();
        for (Map.Entry<String, String> trial : ledger.pairs("""
                select concat_ws('/', t.study, t.number), r.outcome from trials t
                join trial_rungs r on r.study = t.study and r.trial = t.number and r.rung = t.rung
                where t.number > 0 and r.state = 'completed'
                """).entrySet()) {
            Map<Integer, List<Integer>> epochs = new TreeMap<>();
            for (JsonNode point : curve(trial.getValue())) {
                int fold = point.get("fold").asInt();
                int epoch = point.get("epoch").asInt();
                epochs.computeIfAbsent(fold, first -> new ArrayList<>()).add(epoch);
                expected.put(
                        trial.getKey() + "/" + fold + "/" + epoch,
                        point.get("metrics").toString());
            }
            found.addAll(holes(trial.getKey(), epochs));
        }
        var shown = new LinkedHashMap<>(results.pairs("""
                select concat_ws('/', p.study, p.trial, p.fold, p.epoch), p.metrics from curve_points p
                join results_trials t on t.study = p.study and t.trial = p.trial where t.state = 'completed'
                """));
        shown.replaceAll((key, metrics) -> read(metrics).toString());
        found.addAll(Difference.between("curve point", sorted(expected), sorted(shown)));
        return found;
    }

    private static List<String> holes(String trial, Map<Integer, List<Integer>> epochs) {
        var found = new ArrayList<String>();
        if (epochs.isEmpty()) {
            found.add("no curve of completed trial " + trial);
        }
        epochs.forEach((fold, numbers) -> {
            for (int i = 0; i < numbers.size(); i++) {
                if (numbers.get(i) != i + 1) {
                    found.add("curve of " + trial + ", fold " + fold + " has holes or doubles: " + numbers);
                    return;
                }
            }
        });
        return found;
    }

    private JsonNode curve(String outcome) {
        return read(outcome).path("curve");
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the database holds no JSON: " + text, broken);
        }
    }

    private static Map<String, String> sorted(Map<String, String> points) {
        return new TreeMap<>(points);
    }
}
