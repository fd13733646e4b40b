package io.gatewise.results.search;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The randomness of one answer: it follows from the study's seed and the demand alone.
 *
 * @param seed   the study's seed
 * @param demand the demand's sequence
 */
public record Draws(long seed, long demand) {

    /** What is drawn once for a whole study, whatever the demand: the scramble of its Sobol sequence. */
    public RandomGenerator study() {
        return generator(seed, -1, -1);
    }

    /** What is drawn for a demand besides its proposals. */
    public RandomGenerator besides() {
        return generator(seed, demand, -1);
    }

    /** The generator for the proposal at that position of the answer, from 0. */
    public RandomGenerator position(int position) {
        return generator(seed, demand, position);
    }

    private static RandomGenerator generator(long seed, long demand, long position) {
        return new SplittableRandom(mixed(mixed(mixed(seed) + demand) + position));
    }

    /** splitmix64's finaliser (Steele et al. 2014): neighbouring numbers get unrelated seeds. */
    private static long mixed(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
