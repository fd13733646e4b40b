package io.gatewise.results.search;

import java.util.function.Supplier;

/** Hears how long surrogates take to fit and where a proposal had to do without them; the core has no clock and no meters. */
public interface FitTimer {

    /** Why a proposal was not the surrogate's, though it should have been. */
    enum Fallback {
        /** Every point that looked promising is taken already: a random one was drawn. */
        NOTHING_PROMISING("nothing-promising"),
        /** All trials so far ended without a score, so there is nothing to fit: the initial design goes on. */
        NO_SCORES("no-scores");

        private final String key;

        Fallback(String key) {
            this.key = key;
        }

        /** The name in metrics. */
        public String key() {
            return key;
        }
    }

    /** Runs {@code fit} and returns what it returns. */
    <T> T time(Supplier<T> fit);

    /** A proposal was made without the surrogate. */
    default void fellBack(Fallback reason) {}

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
