package io.gatewise.model.cost;

import java.util.List;

/**
 * Learns a speed from trainings that have ended: non-negative least squares on relative errors, in which trainings that don't
 * fit the others count less (Huber's weights; a machine that paused, a neighbour that took the processor).
 *
 * <p>Before there is a training, the expected speed is all there is. The first trainings then move it as a whole, by the median
 * of what they took over what was expected; that, counted as one training, is what the fit is drawn to, so that few trainings
 * of one size tell nothing wrong about another.
 */
public final class SpeedFit {

    private static final int ROUNDS = 20;

    /** Relative errors above this count less. */
    private static final double USUAL = 0.2;

    private SpeedFit() {}

    /**
     * A training that has ended.
     *
     * @param operations its arithmetic, above 0
     * @param epochs     how many it had, above 0
     * @param seconds    how long it took, above 0
     */
    public record Training(double operations, double epochs, double seconds) {

        public Training {
            if (!(operations > 0 && operations <= Double.MAX_VALUE && epochs > 0 && epochs <= Double.MAX_VALUE)
                    || !(seconds > 0 && seconds <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("need finite operations, epochs and seconds above 0, got "
                        + operations + ", " + epochs + " and " + seconds);
            }
        }
    }

    /** The speed that trainings show; the expected one without any. */
    public static Speed of(Speed expected, List<Training> trainings) {
        if (trainings.isEmpty()) {
            return expected;
        }
        double[] ratios = trainings.stream()
                .mapToDouble(
                        t -> t.seconds() / Math.max(Double.MIN_NORMAL, expected.seconds(t.operations(), t.epochs())))
                .sorted()
                .toArray();
        Speed moved = expected.times(ratios[ratios.length / 2]);
        Speed speed = moved;
        for (int round = 0; round < ROUNDS; round++) {
            speed = weighted(moved, speed, trainings);
        }
        return speed;
    }

    /** One round: trainings weigh by how well the speed so far tells them. */
    private static Speed weighted(Speed drawn, Speed before, List<Training> trainings) {
        // in units of the speed that the fit is drawn to, so that both unknowns are near 1
        double xx = 1;
        double xz = 0;
        double zz = 1;
        double xy = 1;
        double zy = 1;
        for (Training training : trainings) {
            double x = drawn.secondsPerOperation() * training.operations() / training.seconds();
            double z = drawn.secondsPerEpoch() * training.epochs() / training.seconds();
            double error = Math.abs(before.seconds(training.operations(), training.epochs()) / training.seconds() - 1);
            double weight = error <= USUAL ? 1 : USUAL / error;
            xx += weight * x * x;
            xz += weight * x * z;
            zz += weight * z * z;
            xy += weight * x;
            zy += weight * z;
        }
        double determinant = xx * zz - xz * xz; // above 0: the two ones
        double a = (xy * zz - zy * xz) / determinant;
        double b = (zy * xx - xy * xz) / determinant;
        if (a < 0) {
            a = 0;
            b = zy / zz;
        } else if (b < 0) {
            a = xy / xx;
            b = 0;
        }
        return new Speed(a * drawn.secondsPerOperation(), b * drawn.secondsPerEpoch());
    }
}
