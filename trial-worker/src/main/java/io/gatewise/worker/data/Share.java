package io.gatewise.worker.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** Shares of the samples to learn. */
final class Share {

    private Share() {}

    /** The latest ones. */
    static int[] latest(int[] samples, double fraction) {
        return Arrays.copyOfRange(samples, samples.length - kept(samples.length, fraction), samples.length);
    }

    /**
     * Of each class so many, drawn so that a larger share has all of a smaller one's; in the order given.
     *
     * @param classOf a sample's class, from 0
     */
    static int[] ofEachClass(int[] samples, double fraction, int classes, IntUnaryOperator classOf) {
        if (fraction == 1) {
            return samples;
        }
        int[] places = shuffledPlaces(samples.length);
        int[] left = new int[classes];
        for (int sample : samples) {
            left[classOf.applyAsInt(sample)]++;
        }
        Arrays.setAll(left, c -> kept(left[c], fraction));
        boolean[] drawn = new boolean[samples.length];
        for (int place : places) {
            drawn[place] = left[classOf.applyAsInt(samples[place])]-- > 0;
        }
        int[] share = new int[samples.length];
        int size = 0;
        for (int place = 0; place < samples.length; place++) {
            if (drawn[place]) {
                share[size++] = samples[place];
            }
        }
        return Arrays.copyOf(share, size);
    }

    private static int[] shuffledPlaces(int n) {
        int[] places = new int[n];
        Arrays.setAll(places, place -> place);
        var random = new SplittableRandom(0);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = places[i];
            places[i] = places[j];
            places[j] = swapped;
        }
        return places;
    }

    private static int kept(int n, double fraction) {
        return (int) Math.ceil(fraction * n);
    }
}
