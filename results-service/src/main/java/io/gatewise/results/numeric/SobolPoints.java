package io.gatewise.results.numeric;

import java.util.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Sobol's sequence with Owen's scramble: evenly spread points of the unit cube that differ by seed.
 *
 * <p>Each bit of a coordinate is flipped or not by chance, anew for all that its more significant bits may be, which keeps the
 * sequence's evenness and, unlike one shift for all points, breaks up its patterns. Direction numbers: Joe and Kuo 2008,
 * through Hipparchus.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4612-2552-2_19">Owen 1995: randomly permuted nets</a>
 */
public final class SobolPoints {

    /** The most dimensions that there are direction numbers for. */
    public static final int MOST_DIMENSIONS = 1000;

    private static final double SCALE = 0x1p52;

    private static final int BITS = 52;
    private static final int LEVELS = 6;
    private static final int TREES = 4;

    private final SobolSequenceGenerator sequence;
    private final long[] keys;

    /**
     * The sequence from its beginning.
     *
     * @param dimensions 1 to {@link #MOST_DIMENSIONS}
     * @param scrambles  draws the scramble
     */
    public SobolPoints(int dimensions, RandomGenerator scrambles) {
        sequence = new SobolSequenceGenerator(dimensions);
        keys = scrambles.longs(dimensions).toArray();
    }

    /** Goes to the point with that index, from 0; {@link #next()} returns it. */
    public SobolPoints at(int index) {
        if (index > 0) {
            sequence.skipTo(index - 1); // which also returns that point
        }
        return this;
    }

    /** The next point, each coordinate in [0, 1). */
    public double[] next() {
        double[] point = sequence.nextVector();
        for (int j = 0; j < point.length; j++) {
            point[j] = scrambled((long) (point[j] * SCALE), keys[j]) / SCALE;
        }
        return point;
    }

    /**
     * Bits with nested flips: six levels of the tree of their beginnings have 63 nodes, so one random word decides them. The bits
     * below all trees, of cells smaller than any number of points fills, are flipped together.
     */
    private static long scrambled(long bits, long key) {
        long flips = 0;
        int left = BITS;
        for (int tree = 0; tree < TREES; tree++) {
            long word = mixed(key + tree, bits >>> left);
            long node = 1;
            for (int level = 0; level < LEVELS; level++) {
                left--;
                flips |= (word >>> node & 1) << left;
                node = node << 1 | bits >>> left & 1;
            }
        }
        return bits ^ flips ^ mixed(key + TREES, bits >>> left) >>> (Long.SIZE - left);
    }

    private static long mixed(long key, long beginning) {
        long mixed = key ^ (beginning + 1) * 0x9E3779B97F4A7C15L; // splitmix64's finaliser (Steele et al. 2014)
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
