package io.gatewise.study.rest;

/** The spec that the API's description shows. */
final class SpecExample {

    static final String YAML = """
            name: births
            dataset: births
            task: {type: forecasting, time: date, target: births, knownFuture: [monday, year_sin], horizon: 1}
            parameters:
              - {name: window, type: int, low: 7, high: 56}
              - {name: learningRate, type: float, low: 0.0005, high: 0.02, log: true}
              - {name: batchSize, type: categorical, choices: [64, 128, 256]}
            training: {layers: 1, l2: 0.0}
            objective: {metric: rmse, direction: minimize}
            search: {algorithm: bayesian, maxTrials: 12, parallelism: 2, seed: 1, defaultsFirst: true}
            validation: {type: hold-out, validationFrom: "2013-01-01", testFrom: "2014-01-01"}
            earlyStopping: {maxEpochs: 50, patience: 8, minImprovement: 0}
            baselines: {lags: [7, 364], autoregression: 28}
            """;

    private SpecExample() {}
}
