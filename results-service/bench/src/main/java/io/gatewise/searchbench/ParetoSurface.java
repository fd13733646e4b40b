package io.gatewise.searchbench;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.SearchSpace;
import java.util.List;

/**
 * A problem with several losses.
 *
 * @param losses    without noise, all lower is better; null where a configuration can't be trained
 * @param noise     the standard deviation of what a measurement adds to each loss
 * @param log       whether each loss counts by its logarithm when volumes are measured
 * @param ideal     about the best of each loss, on the scale that counts
 * @param reference whatever is worse than this in a loss counts nothing, on the scale that counts
 */
record ParetoSurface(
        String name,
        SearchSpace space,
        Losses losses,
        double[] noise,
        boolean[] log,
        double[] ideal,
        double[] reference) {

    /** The noise-free losses of a configuration. */
    interface Losses {
        double[] at(Configuration configuration);
    }

    int objectives() {
        return ideal.length;
    }

    /** Losses on the scale that counts: 0 for the ideal, 1 for the reference. */
    double[] scaled(double[] losses) {
        var scaled = new double[losses.length];
        for (int j = 0; j < scaled.length; j++) {
            double value = log[j] ? Math.log10(losses[j]) : losses[j];
            scaled[j] = (value - ideal[j]) / (reference[j] - ideal[j]);
        }
        return scaled;
    }

    static List<ParetoSurface> all() {
        return ParetoSurfaces.all();
    }
}
