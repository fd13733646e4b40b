package io.gatewise.results.surrogate;

/**
 * Values shifted and scaled to mean 0 and variance 1.
 *
 * @param mean      their mean
 * @param deviation their standard deviation; 1 where they are all the same
 */
record Standardization(double mean, double deviation) {

    static Standardization of(double[] values) {
        // divided before they are added, so that sums of very large values stay finite
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        if (!(largest > 1e-12 * Math.abs(mean) && largest > Double.MIN_NORMAL)) {
            return new Standardization(mean, 1);
        }
        double squares = 0;
        for (double value : values) {
            double relative = (value - mean) / largest;
            squares += relative * relative;
        }
        return new Standardization(mean, largest * Math.sqrt(squares / values.length));
    }

    double[] apply(double[] values) {
        var standardised = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standardised[i] = (values[i] - mean) / deviation;
        }
        return standardised;
    }
}
