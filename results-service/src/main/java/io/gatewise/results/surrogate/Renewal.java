package io.gatewise.results.surrogate;

/** When what changes little from trial to trial is found anew: after as many more as there are, more or less. */
final class Renewal {

    private Renewal() {}

    /** Whether it's time, {@code then} being the number of observations when it was done last. */
    static boolean due(int then, int now) {
        int after = then < 20 ? 2 : then < 60 ? 5 : 20;
        return now < then || now >= then + after;
    }
}
