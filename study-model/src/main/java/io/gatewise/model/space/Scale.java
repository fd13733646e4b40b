package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a numeric parameter's range is laid onto [0, 1]. */
public enum Scale {
    /** Equal differences are equal distances. */
    @JsonProperty("linear")
    LINEAR {
        @Override
        double forward(double value) {
            return value;
        }

        @Override
        double backward(double position) {
            return position;
        }
    },

    /** Equal ratios are equal distances; the range must be positive. */
    @JsonProperty("log")
    LOG {
        @Override
        double forward(double value) {
            return Math.log(value);
        }

        @Override
        double backward(double position) {
            return Math.exp(position);
        }
    };

    abstract double forward(double value);

    abstract double backward(double position);

    /** Where {@code value} lies in [low, high], as a number in [0, 1]; 0 when the range is a point. */
    double toUnit(double value, double low, double high) {
        return Math.min(1, Math.max(0, position(value, low, high)));
    }

    /** The same for any number: outside of [0, 1] where it is outside of the range. */
    double position(double value, double low, double high) {
        double from = forward(low);
        double width = forward(high) - from;
        return width == 0 ? 0 : (forward(value) - from) / width;
    }

    /** The value at {@code unit} in [0, 1] of [low, high]; never outside the range. */
    double fromUnit(double unit, double low, double high) {
        if (unit <= 0 || unit >= 1) {
            return unit <= 0 ? low : high; // exp(log(x)) may miss x by a rounding
        }
        double from = forward(low);
        double value = backward(from + unit * (forward(high) - from));
        return Math.min(high, Math.max(low, value));
    }
}
