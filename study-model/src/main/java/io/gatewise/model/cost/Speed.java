package io.gatewise.model.cost;

/**
 * How fast somebody trains: time grows with the arithmetic, and with the epochs, each of which is ordered, judged and told of.
 *
 * @param secondsPerOperation at least 0
 * @param secondsPerEpoch     at least 0
 */
public record Speed(double secondsPerOperation, double secondsPerEpoch) {

    public Speed {
        if (!finite(secondsPerOperation) || !finite(secondsPerEpoch)) {
            throw new IllegalArgumentException("need finite times of at least 0, got " + secondsPerOperation
                    + " s an operation and " + secondsPerEpoch + " s an epoch");
        }
    }

    private static boolean finite(double seconds) {
        return seconds >= 0 && seconds <= Double.MAX_VALUE;
    }

    /**
     * What is expected of a processor that nobody has measured: 50 billion operations a second and thread with our own
     * kernels, a fifteenth of that with stock DL4J, and 2 ms an epoch.
     *
     * @param engine the setting of that name
     */
    public static Speed expected(String engine) {
        return new Speed(engine.equals("dl4j") ? 3e-10 : 2e-11, 2e-3);
    }

    /** How long some epochs take, in seconds. */
    public double seconds(double operations, double epochs) {
        return secondsPerOperation * operations + secondsPerEpoch * epochs;
    }

    Speed times(double factor) {
        return new Speed(secondsPerOperation * factor, secondsPerEpoch * factor);
    }
}
