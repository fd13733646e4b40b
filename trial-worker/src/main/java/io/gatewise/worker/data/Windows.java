package io.gatewise.worker.data;

import java.util.Arrays;

/** Stretches of steps: window w begins at {@code start(w)} and is {@code length(w)} long. */
final class Windows {

    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private int size;

    /** Adds one and returns its number. */
    int add(int start, int length) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
        }
        starts[size] = start;
        lengths[size] = length;
        return size++;
    }

    int start(int window) {
        return starts[window];
    }

    int length(int window) {
        return lengths[window];
    }

    int size() {
        return size;
    }

    long bytes() {
        return 2L * Integer.BYTES * starts.length;
    }

    int longest(int[] samples, int from, int to) {
        int longest = 1;
        for (int i = from; i < to; i++) {
            longest = Math.max(longest, lengths[samples[i]]);
        }
        return longest;
    }
}
