package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;

/**
 * The simple forecasts beside which the winner is put on the test part.
 *
 * @param lags           naive forecasts: the value so many rows before the predicted one; null for the horizon alone
 * @param autoregression a linear autoregression on so many lags, fitted by least squares; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Baselines(List<Integer> lags, Integer autoregression) {

    public Baselines {
        lags = lags == null ? null : List.copyOf(lags);
        if (lags != null && lags.stream().anyMatch(lag -> lag < 1)) {
            throw new IllegalArgumentException("lags: need whole numbers of at least 1, got " + lags);
        }
        if (lags != null && new HashSet<>(lags).size() < lags.size()) {
            throw new IllegalArgumentException("lags: need different numbers, got " + lags);
        }
        if (autoregression != null && autoregression < 1) {
            throw new IllegalArgumentException("autoregression: need at least 1 lag, got " + autoregression);
        }
    }

    /** The baselines where a spec names none. */
    public static Baselines standard() {
        return new Baselines(null, null);
    }
}
