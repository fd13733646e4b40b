package io.gatewise.results.numeric;

import java.util.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Sobol's sequence with a random digital shift: evenly spread points of the unit cube that differ by seed.
 *
 * <p>The shift (exclusive or of every coordinate's bits with a random word) keeps the sequence's evenness.
 * Direction numbers: Joe and Kuo 2008, through Hipparchus.
 */
public final class SobolPoints {

    /** The most dimensions that there are direction numbers for. */
    public static final int MOST_DIMENSIONS = 1000;

    private static final double SCALE = 0x1p52;

    private final SobolSequenceGenerator sequence;
    private final long[] shift;

    /**
     * The sequence from its beginning.
     *
     * @param dimensions 1 to {@link #MOST_DIMENSIONS}
     * @param shifts     draws the shift
     */
    public SobolPoints(int dimensions, RandomGenerator shifts) {
        sequence = new SobolSequenceGenerator(dimensions);
        shift = shifts.longs(dimensions).map(word -> word >>> 12).toArray();
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
            point[j] = ((long) (point[j] * SCALE) ^ shift[j]) / SCALE;
        }
        return point;
    }
}
