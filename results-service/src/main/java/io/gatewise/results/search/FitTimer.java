package io.gatewise.results.search;

import java.util.function.Supplier;

/** Measures how long fits take; the core has no clock. */
public interface FitTimer {

    /** Runs {@code fit} and returns what it returns. */
    <T> T time(Supplier<T> fit);

    /** Measures nothing. */
    static FitTimer none() {
        return new FitTimer() {
            @Override
            public <T> T time(Supplier<T> fit) {
                return fit.get();
            }
        };
    }
}
