package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A measure of a forecast, in the target's own unit. */
public enum Metric {
    /** Root of the mean squared error. */
    @JsonProperty("rmse")
    RMSE("rmse", Direction.MINIMIZE),

    /** Mean absolute error. */
    @JsonProperty("mae")
    MAE("mae", Direction.MINIMIZE),

    /** Coefficient of determination: 1 less the squared error over the target's variance. */
    @JsonProperty("r2")
    R2("r2", Direction.MAXIMIZE);

    private final String key;
    private final Direction natural;

    Metric(String key, Direction natural) {
        this.key = key;
        this.natural = natural;
    }

    /** The name in specs, curves and reports. */
    public String key() {
        return key;
    }

    /** The direction in which this metric is good. */
    public Direction natural() {
        return natural;
    }
}
