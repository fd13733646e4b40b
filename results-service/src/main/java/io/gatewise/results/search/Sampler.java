package io.gatewise.results.search;

/** Proposes configurations. Implementations are stateless. */
public interface Sampler {

    /**
     * New configurations to try.
     *
     * @param problem what is searched, and what is known
     * @param count   how many are wanted, at least 0
     * @param draws   all randomness
     * @return at most {@code count}; none of them taken by a trial of the history or proposed twice; fewer where
     *     the space holds no more
     */
    Suggestions propose(SearchProblem problem, int count, Draws draws);
}
