package io.gatewise.study.ledger;

/** The study's newest demand for proposals: at most one is open. */
public sealed interface Demand {

    /** Nothing was asked yet, or the last demand was filled: the ledger may ask. */
    record None() implements Demand {}

    /**
     * Asked and not answered.
     *
     * @param sequence of the event that asked: the demand's name
     * @param count    how many trials were wanted
     */
    record Open(long sequence, int count) implements Demand {}

    /** Answered with less than was wanted: the ledger asks again only after an end or a change. */
    record Resting() implements Demand {}

    /** The demand after something happened that a sampler may learn from. */
    default Demand stirred() {
        return this instanceof Resting ? new None() : this;
    }
}
