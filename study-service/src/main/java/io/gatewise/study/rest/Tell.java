package io.gatewise.study.rest;

import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Objectives;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what an external trainer says of a trial's end. */
final class Tell {

    static final List<String> FIELDS = List.of("state", "value", "values", "reason", "budget", "seconds");

    private static final List<String> STATES = List.of("complete", "failed", "infeasible");

    private final JsonBody body;
    private final List<Objective> objectives;

    private Tell(JsonBody body, StudySpec spec) {
        this.body = body;
        this.objectives = spec.objectives();
    }

    /**
     * The outcome that a body tells; what is wrong is noted there.
     *
     * @return empty if the body has neither state nor value nor values
     */
    static Optional<Outcome> outcome(JsonBody body, StudySpec spec) {
        boolean nothing = !body.has("state") && !body.has("value") && !body.has("values");
        return nothing ? Optional.empty() : Optional.of(new Tell(body, spec).outcome());
    }

    private Outcome outcome() {
        String state = body.text("state");
        String reason = body.text("reason");
        if (!STATES.contains(state)) {
            body.wrong(
                    "/state", "need one of " + String.join(", ", STATES) + (state.isEmpty() ? "" : ", got " + state));
        }
        if (state.equals("complete")) {
            return completed(several() ? values() : value());
        }
        for (String field : List.of("value", "values", "seconds")) {
            if (body.has(field) && STATES.contains(state)) {
                body.wrong("/" + field, "only where the state is complete");
            }
        }
        String why = reason.isBlank() ? "told by the trainer" : reason;
        return state.equals("failed") ? new Outcome.Failed(why) : new Outcome.Infeasible("told", why, List.of());
    }

    private boolean several() {
        return objectives.size() > 1;
    }

    private String names() {
        return Objectives.names(objectives);
    }

    /** The one objective's value, by itself or by its metric. */
    private Map<String, Double> value() {
        String metric = objectives.get(0).metric();
        if (body.has("values")) {
            if (body.has("value")) {
                body.wrong("/values", "need either value or values, got both");
            }
            return values();
        }
        OptionalDouble value = body.number("value");
        if (!body.has("value")) {
            body.wrong("/value", "need a finite number where the state is complete");
        }
        return value.isPresent() ? Map.of(metric, value.getAsDouble()) : Map.of();
    }

    /** Each objective's value by its metric, in the spec's order. */
    private Map<String, Double> values() {
        if (several() && body.has("value")) {
            body.wrong("/value", "need values by metric (" + names() + "): the study has several objectives");
        }
        if (!body.has("values")) {
            body.wrong("/values", "need a finite number for each of " + names() + " where the state is complete");
            return Map.of();
        }
        Map<String, Double> told = body.numbers("values");
        Map<String, Double> found = new LinkedHashMap<>();
        for (Objective objective : objectives) {
            String metric = objective.metric();
            Double value = told.remove(metric);
            if (value != null) {
                found.put(metric, value);
            } else if (!body.names("values", metric)) {
                body.wrong(pointer(metric), "required, but not there: need a finite number for each of " + names());
            }
        }
        told.keySet().forEach(other -> body.wrong(pointer(other), "no objective of the study: need " + names()));
        return found;
    }

    private static String pointer(String metric) {
        return "/values/" + JsonBody.escaped(metric);
    }

    /** How long the trial took; 0 where nobody says. */
    private double seconds() {
        OptionalDouble told = body.number("seconds");
        if (told.isPresent() && !(told.getAsDouble() > 0)) {
            body.wrong("/seconds", "need a finite number above 0, got " + told.getAsDouble());
        }
        return told.orElse(0);
    }

    /** Exhausted, until the ledger knows that the trial was told of at a lower rung. */
    private Outcome completed(Map<String, Double> found) {
        double seconds = seconds();
        Double first = found.get(objectives.get(0).metric());
        if (first == null || found.size() < objectives.size()) {
            return new Outcome.Failed("refused: its values are wrong"); // noted in the body, which refuses it
        }
        return new Outcome.Completed(first, found, List.of(), 0, true, "told", 0, seconds, null)
                .withValues(several() ? found : Map.of());
    }
}
