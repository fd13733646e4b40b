package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which end of a metric is the good one. */
public enum Direction {
    @JsonProperty("minimize")
    MINIMIZE {
        @Override
        public double loss(double value) {
            return value;
        }
    },
    @JsonProperty("maximize")
    MAXIMIZE {
        @Override
        public double loss(double value) {
            return -value;
        }
    };

    /** The value as a loss: lower is better, whichever the direction. Its own inverse. */
    public abstract double loss(double value);

    /** Whether {@code value} is better than {@code other}; false if either is NaN. */
    public boolean better(double value, double other) {
        return loss(value) < loss(other);
    }
}
