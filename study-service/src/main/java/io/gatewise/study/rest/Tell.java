package io.gatewise.study.rest;

import io.gatewise.model.study.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what an external trainer says of a trial's end. */
final class Tell {

    static final List<String> FIELDS = List.of("state", "value", "reason", "budget", "seconds");

    private static final List<String> STATES = List.of("complete", "failed", "infeasible");

    private Tell() {}

    /**
     * The outcome that a body tells; what is wrong is noted there.
     *
     * @param metric the objective's name
     * @return empty if the body has neither state nor value
     */
    static Optional<Outcome> outcome(JsonBody body, String metric) {
        String state = body.text("state");
        OptionalDouble value = body.number("value");
        String reason = body.text("reason");
        if (!body.has("state") && !body.has("value")) {
            return Optional.empty();
        }
        if (!STATES.contains(state)) {
            body.wrong(
                    "/state", "need one of " + String.join(", ", STATES) + (state.isEmpty() ? "" : ", got " + state));
        }
        boolean complete = state.equals("complete");
        if (complete && !body.has("value")) {
            body.wrong("/value", "need a finite number where the state is complete");
        }
        if (!complete && body.has("value") && STATES.contains(state)) {
            body.wrong("/value", "only where the state is complete");
        }
        double seconds = seconds(body, complete);
        if (complete && value.isPresent()) {
            return Optional.of(completed(value.getAsDouble(), metric, seconds));
        }
        String why = reason.isBlank() ? "told by the trainer" : reason;
        return Optional.of(
                state.equals("failed") ? new Outcome.Failed(why) : new Outcome.Infeasible("told", why, List.of()));
    }

    /** How long the trial took; 0 where nobody says. */
    private static double seconds(JsonBody body, boolean complete) {
        OptionalDouble told = body.number("seconds");
        if (told.isPresent() && !complete) {
            body.wrong("/seconds", "only where the state is complete");
        }
        if (told.isPresent() && !(told.getAsDouble() > 0)) {
            body.wrong("/seconds", "need a finite number above 0, got " + told.getAsDouble());
        }
        return told.orElse(0);
    }

    /** Exhausted, until the ledger knows that the trial was told of at a lower rung. */
    private static Outcome completed(double value, String metric, double seconds) {
        return new Outcome.Completed(value, Map.of(metric, value), List.of(), 0, true, "told", 0, seconds, null);
    }
}
