package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.space.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A trial as study-service tells it.
 *
 * @param state         queued, running, completed, infeasible, failed or cancelled
 * @param origin        default, proposed, enqueued or imported
 * @param rung          the highest that it was opened for
 * @param score         the objective's value, of several the first one's; null unless completed
 * @param spread        standard deviation of the folds' scores; null where there is one fold
 * @param bestEpoch     the epoch whose weights were kept; null unless completed
 * @param worker        who trains or trained it; null if nobody has
 * @param reason        why it ended so; null or empty for nothing to explain
 * @param values        of several objectives by metric, if it completed; empty otherwise
 */
public record Trial(
        int number,
        String state,
        String origin,
        Configuration configuration,
        int rung,
        Double score,
        Double spread,
        Integer bestEpoch,
        String worker,
        String reason,
        Map<String, Double> values) {

    public Trial {
        values = values == null ? Map.of() : values;
    }

    /** Its value of one of its study's objectives; null unless completed. */
    public Double value(String metric) {
        return values.isEmpty() ? score : values.get(metric);
    }

    /** Whether a person named its configuration. */
    public boolean wasWanted() {
        return "enqueued".equals(origin) || "imported".equals(origin);
    }

    /** The same with what results-service has to say of it, where the ledger has nothing. */
    public Trial explainedBy(String words) {
        boolean explained = reason != null && !reason.isBlank();
        return explained || words == null
                ? this
                : new Trial(
                        number, state, origin, configuration, rung, score, spread, bestEpoch, worker, words, values);
    }

    /** The trials in an answer, by number. */
    public static List<Trial> listOf(JsonNode body) {
        var trials = new ArrayList<Trial>();
        for (JsonNode trial : body.path("trials")) {
            trials.add(Json.view(trial, Trial.class));
        }
        return List.copyOf(trials);
    }
}
