package io.gatewise.worker.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The order in which an epoch learns its samples. Samples are shuffled; where they differ in length, those of every
 * {@value #BATCHES_SORTED} batches are then sorted by it, so that batches hold little padding, and these batches are
 * shuffled. Seed and epoch alone decide: nothing of the epochs before must be known to go on. For one thread.
 */
public final class BatchOrder {

    private static final int BATCHES_SORTED = 20;

    /** Any large odd number but SplittableRandom's own step, by which two streams would be one, shifted. */
    private static final long MIXER = 0xD1B54A32D192ED03L;

    private final Samples source;
    private final int[] samples;
    private final int batchSize;
    private final long seed;
    private final boolean sameLength;
    private final int[] order;
    private final int[] sorted;
    private final long[] keys;

    /**
     * An order.
     *
     * @param samples   to learn; not modified
     * @param batchSize at least 1
     */
    public BatchOrder(Samples source, int[] samples, int batchSize, long seed) {
        this.source = source;
        this.samples = samples;
        this.batchSize = batchSize;
        this.seed = seed;
        this.sameLength = Arrays.stream(samples).map(source::steps).distinct().count() < 2;
        this.order = samples.clone();
        int stretch = sameLength ? 0 : (int) Math.min(samples.length, (long) BATCHES_SORTED * batchSize);
        this.sorted = new int[stretch];
        this.keys = new long[stretch];
    }

    /**
     * The samples in an epoch's order, batch after batch; only the last batch may be smaller.
     *
     * @param epoch from 1
     * @return one array for all epochs
     */
    public int[] of(int epoch) {
        var random = new SplittableRandom(seed ^ epoch * MIXER);
        System.arraycopy(samples, 0, order, 0, samples.length);
        // Fisher and Yates' shuffle: each order is equally likely
        for (int i = order.length - 1; i > 0; i--) {
            swap(i, random.nextInt(i + 1));
        }
        for (int from = 0; from < order.length && !sameLength; from += sorted.length) {
            sort(from, Math.min(from + sorted.length, order.length), random);
        }
        return order;
    }

    private void swap(int i, int j) {
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
    }

    private void sort(int from, int to, SplittableRandom random) {
        int size = to - from;
        for (int i = 0; i < size; i++) {
            keys[i] = (long) source.steps(order[from + i]) << Integer.SIZE | i;
        }
        Arrays.sort(keys, 0, size);
        for (int i = 0; i < size; i++) {
            sorted[i] = order[from + (int) keys[i]];
        }
        System.arraycopy(sorted, 0, order, from, size);
        // whole batches change places, each sample by sample; a smaller last one stays
        for (int i = size / batchSize - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            for (int k = 0; k < batchSize; k++) {
                swap(from + i * batchSize + k, from + j * batchSize + k);
            }
        }
    }
}
