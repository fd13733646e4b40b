package io.gatewise.ring;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** Small data and small studies. */
final class Samples {

    private Samples() {}

    /** 400 days of a weekly wave with noise, and the wave's phase as a known column. */
    static String weeklyWave() {
        var noise = new Random(1);
        var csv = new StringBuilder("date,demand,weekday\n");
        LocalDate day = LocalDate.of(2020, 1, 1);
        for (int i = 0; i < 400; i++) {
            double demand = 100 + 20 * Math.sin(2 * Math.PI * i / 7) + noise.nextGaussian();
            csv.append(day.plusDays(i)).append(String.format(Locale.ROOT, ",%.4f,%d%n", demand, i % 7));
        }
        return csv.toString();
    }

    /** A study of the weekly wave; {@code more} is added as it stands. */
    static String study(String name, int maxTrials, int parallelism, String training, int epochs) {
        return """
                name: %s
                dataset: demand
                task: {type: forecasting, time: date, target: demand, knownFuture: [weekday]}
                parameters:
                  - {name: window, type: int, low: 7, high: 14}
                  - {name: learningRate, type: float, low: 0.001, high: 0.03, log: true}
                training: {units: 8, batchSize: 64%s}
                objective: {metric: rmse}
                search: {algorithm: bayesian, maxTrials: %d, parallelism: %d, seed: 5}
                validation: {type: hold-out, validationFraction: 0.2, testFraction: 0.2}
                earlyStopping: {maxEpochs: %d, patience: %d}
                """.formatted(name, training, maxTrials, parallelism, epochs, epochs);
    }

    /** A study that starts from a network of two layers with one input. */
    static String transfer(String name, String source) {
        return """
                name: %s
                dataset: demand
                task: {type: forecasting, time: date, target: demand}
                parameters:
                  - {name: frozenLayers, type: int, low: 0, high: 2}
                  - {name: fineTuneRate, type: float, low: 0.05, high: 1, log: true}
                training: {window: 14, batchSize: 64, learningRate: 0.01}
                objective: {metric: rmse}
                search: {algorithm: random, maxTrials: 4, parallelism: 2, seed: 5}
                validation: {type: hold-out, validationFraction: 0.2, testFraction: 0.2}
                earlyStopping: {maxEpochs: 3, patience: 3}
                transfer: %s
                """.formatted(name, source);
    }
}
