package io.gatewise.worker.lstm;

/**
 * Random numbers that follow from a seed, a step and a place alone: nothing has to be remembered to repeat them.
 *
 * <p>Each place's number is a hash of its counter (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"), here
 * with MurmurHash3's finaliser.
 */
final class Noise {

    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /** A key for one use in one step. */
    int key(long step, int use) {
        long mixed = seed + 0x9E3779B97F4A7C15L * (step * 64 + use + 1);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) (mixed ^ (mixed >>> 31));
    }

    private static int hash(int key, int place) {
        int h = key ^ (place * 0x9E3779B9);
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    /** Uniform in [0, 1), in steps of 2^-24. */
    static float uniform(int key, int place) {
        return (hash(key, place) >>> 8) * 0x1p-24f;
    }

    /** 0 with this probability, else one over the share that stays. */
    static float dropped(int key, int place, double probability) {
        return uniform(key, place) < (float) probability ? 0 : (float) (1 / (1 - probability));
    }

    /** Fills n values from {@code at} on with {@link #dropped} of the places from 0 on. */
    static void drop(int key, double probability, float[] factors, int n) {
        float limit = (float) probability;
        float stays = (float) (1 / (1 - probability));
        for (int i = 0; i < n; i++) {
            factors[i] = uniform(key, i) < limit ? 0 : stays;
        }
    }

    /** Standard normal (Box &amp; Muller 1958). */
    static float gaussian(int key, int place) {
        double u = 1 - uniform(key, 2 * place);
        double v = uniform(key, 2 * place + 1);
        return (float) (Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v));
    }
}
