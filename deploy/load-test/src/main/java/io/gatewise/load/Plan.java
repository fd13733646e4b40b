package io.gatewise.load;

import java.util.List;

/**
 * What is to be driven.
 *
 * @param studies     how many studies run at once
 * @param parallelism trials that each runs at once
 * @param slots       simulated workers of one slot each
 * @param epochs      epochs of each trial
 * @param seconds     how long
 * @param algorithm   who proposes
 */
record Plan(int studies, int parallelism, int slots, int epochs, int seconds, String algorithm) {

    static final String USAGE =
            "need: throughput|ring|crowd [seconds [studies parallelism slots epochs algorithm]], or fair, or nothing: throughput";

    Plan {
        if (studies < 1 || parallelism < 1 || slots < 1 || epochs < 1 || seconds < 5) {
            throw new IllegalArgumentException("need at least 1 study, trial, slot and epoch, and 5 seconds, got "
                    + studies + " " + parallelism + " " + slots + " " + epochs + ", " + seconds + " s");
        }
    }

    /**
     * A plan by name: {@code throughput} as much as goes through, {@code ring} one trial after the other, {@code crowd} 200
     * workers on 200 studies.
     */
    static Plan of(List<String> arguments) {
        Plan named = switch (arguments.isEmpty() ? "throughput" : arguments.get(0)) {
            case "throughput" -> new Plan(8, 4, 16, 20, 60, "random");
            case "ring" -> new Plan(1, 1, 1, 1, 30, "random");
            case "crowd" -> new Plan(200, 1, 200, 5, 60, "random");
            default -> throw new IllegalArgumentException(USAGE + ", got " + arguments);
        };
        return new Plan(
                number(arguments, 2, named.studies),
                number(arguments, 3, named.parallelism),
                number(arguments, 4, named.slots),
                number(arguments, 5, named.epochs),
                number(arguments, 1, named.seconds),
                arguments.size() > 6 ? arguments.get(6) : named.algorithm);
    }

    private static int number(List<String> arguments, int place, int otherwise) {
        try {
            return arguments.size() > place ? Integer.parseInt(arguments.get(place)) : otherwise;
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(USAGE + ", got " + arguments, none);
        }
    }

    /** The spec of one of the studies, on the data set {@code wave}. */
    String spec(int study) {
        return spec("load-" + study, 100_000, parallelism, study);
    }

    /** The spec of a study of so many trials. */
    String spec(String name, int maxTrials, int atOnce, int seed) {
        return """
                name: %s
                dataset: wave
                task: {type: forecasting, time: date, target: demand}
                parameters:
                  - {name: window, type: int, low: 7, high: 60}
                  - {name: units, type: int, low: 8, high: 256, log: true}
                  - {name: dropout, type: float, low: 0, high: 0.6}
                  - {name: learningRate, type: float, low: 0.0001, high: 0.1, log: true}
                objective: {metric: rmse}
                search: {algorithm: %s, maxTrials: %d, parallelism: %d, seed: %d}
                validation: {type: hold-out, validationFraction: 0.2}
                earlyStopping: {maxEpochs: %d, patience: %d}
                """.formatted(name, algorithm, maxTrials, atOnce, seed, epochs, epochs);
    }
}
