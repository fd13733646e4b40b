package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Predict the target's next {@code horizon} values from a window of past rows.
 *
 * <p>At each step of the window the network sees the target and the observed columns of that row,
 * and the known-future columns of the {@code horizon} rows after it.
 *
 * @param time        the column of time stamps, strictly ascending; null if rows are just in order
 * @param target      the column to predict
 * @param knownFuture columns known ahead of time, such as the day of the week
 * @param observed    columns known only up to the present
 * @param horizon     how many rows ahead, at least 1; null for 1
 */
public record Forecasting(
        @JsonInclude(JsonInclude.Include.NON_NULL) String time,
        @JsonProperty(required = true) String target,
        List<String> knownFuture,
        List<String> observed,
        Integer horizon)
        implements Task {

    public Forecasting {
        knownFuture = knownFuture == null ? List.of() : List.copyOf(knownFuture);
        observed = observed == null ? List.of() : List.copyOf(observed);
        horizon = horizon == null ? 1 : horizon;
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon: need at least 1, got " + horizon);
        }
    }

    @Override
    public Set<String> numericColumns() {
        var columns = new LinkedHashSet<String>();
        columns.add(target);
        columns.addAll(knownFuture);
        columns.addAll(observed);
        return columns;
    }

    /** How many numbers the network sees at each step of the window. */
    public int inputs() {
        return 1 + observed.size() + knownFuture.size() * horizon;
    }
}
