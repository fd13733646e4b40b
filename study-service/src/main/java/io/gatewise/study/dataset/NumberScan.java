package io.gatewise.study.dataset;

/** Minimum, maximum, mean and deviation of numbers that pass by (Welford 1962). */
final class NumberScan {

    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        double step = value - mean;
        mean += step / count;
        squares += step * (value - mean);
    }

    long count() {
        return count;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /** Finite for all but numbers near the largest double; null where it is not. */
    Double mean() {
        return Double.isFinite(mean) ? mean : null;
    }

    /** Of the sample; 0 for one number; null if it is not finite. */
    Double deviation() {
        double deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
        return Double.isFinite(deviation) ? deviation : null;
    }
}
