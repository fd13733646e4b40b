package io.gatewise.results.analysis;

/** What the whole curves of a study say of curves that have only begun. */
interface Foretelling {

    /** What is believed of a loss at the full rung: normal with that mean and variance. */
    record Belief(double mean, double variance) {}

    /** How many whole curves there are, n. */
    int size();

    /** The loss that a curve will end with. */
    Belief foretell(Curve begun);

    /** What the others would have foretold of whole curve j, from 0, at the same rung. */
    Belief without(int j);

    /**
     * In what a curve may differ from the whole ones so far that these say nothing of it: how it stands, and how fast it still
     * falls. The larger, the further its end is from being known.
     *
     * @return of length 2
     */
    double[] traits(Curve begun);

    /** The same of whole curve j, at the same rung. */
    double[] traits(int j);

    /** What whole curve j ended with. */
    double end(int j);
}
