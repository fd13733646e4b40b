package io.gatewise.results.surrogate;

/** A mean that is known before anything is observed: a surrogate models what is left of the losses. */
public interface Trend {

    /** No expectation. */
    Trend NONE = new Trend() {
        @Override
        public double[] values(double[][] points) {
            return new double[points.length];
        }

        @Override
        public double value(double[] point, double[] gradient) {
            return 0;
        }
    };

    /**
     * The means at many points, in standardised units.
     *
     * @param points m rows of length d; not modified
     * @return length m
     */
    double[] values(double[][] points);

    /**
     * The mean at one point.
     *
     * @param gradient length d; the derivatives are added to it, 0 for categorical coordinates
     */
    double value(double[] point, double[] gradient);

    /** This one times a factor. */
    default Trend times(double factor) {
        Trend plain = this;
        return new Trend() {
            @Override
            public double[] values(double[][] points) {
                double[] values = plain.values(points);
                for (int i = 0; i < values.length; i++) {
                    values[i] *= factor;
                }
                return values;
            }

            @Override
            public double value(double[] point, double[] gradient) {
                var own = new double[gradient.length];
                double value = plain.value(point, own);
                for (int j = 0; j < own.length; j++) {
                    gradient[j] += factor * own[j];
                }
                return factor * value;
            }
        };
    }

    /**
     * This one, as large as losses at some points follow it: by least squares with an intercept, drawn towards 1 as if two
     * more observations had said so; never turned round.
     *
     * @param losses standardised, length n
     */
    default Trend scaledTo(double[][] points, double[] losses) {
        if (this == NONE) {
            return this;
        }
        double[] values = values(points);
        double meanValue = 0;
        double meanLoss = 0;
        for (int i = 0; i < values.length; i++) {
            meanValue += values[i] / values.length;
            meanLoss += losses[i] / values.length;
        }
        double together = 2;
        double alone = 2;
        for (int i = 0; i < values.length; i++) {
            together += (values[i] - meanValue) * (losses[i] - meanLoss);
            alone += (values[i] - meanValue) * (values[i] - meanValue);
        }
        return times(Math.max(0, together / alone));
    }
}
