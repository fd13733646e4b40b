package io.gatewise.cli;

/** Answers as the services give them. */
public final class Samples {

    public static final String ID = "9f3c1e7a-2b4d-4c6e-8f00-112233445566";
    public static final String OTHER_ID = "9f3d0000-0000-4000-8000-000000000000";

    private Samples() {}

    /** A study's summary with the fields of lists alone. */
    public static String summary(String id, String name, String state) {
        return """
                {"id":"%s","name":"%s","state":"%s","reason":null,
                 "dataset":{"name":"births","digest":"sha256-abc"},
                 "createdAt":"2026-01-31T10:00:00Z","endedAt":null,"winner":null,
                 "trials":{"max":12,"parallelism":2,"queued":0,"running":2,"completed":4,
                           "infeasible":1,"failed":0,"cancelled":0}}""".formatted(id, name, state);
    }

    public static String studies(String... summaries) {
        return "{\"studies\":[" + String.join(",", summaries) + "]}";
    }

    /** A whole study in {@code state}, with {@code ended} completed trials of 12. */
    public static String study(String state, int ended, int running) {
        boolean over = state.equals("finished") || state.equals("cancelled");
        return """
                {"id":"%s","name":"us-births","state":"%s","reason":null,
                 "dataset":{"name":"us-births","digest":"sha256-abc"},
                 "createdAt":"2026-01-31T10:00:00Z","endedAt":%s,"winner":%s,
                 "trials":{"max":12,"parallelism":2,"queued":0,"running":%d,"completed":%d,
                           "infeasible":0,"failed":0,"cancelled":0},
                 "spec":%s,
                 "evaluation":%s,"unknownField":1}""".formatted(
                        ID,
                        state,
                        over ? "\"2026-01-31T10:03:00Z\"" : "null",
                        ended > 1 ? "2" : "null",
                        running,
                        ended,
                        SPEC,
                        state.equals("finished") ? EVALUATION : "null");
    }

    public static final String SPEC = """
            {"name":"us-births","dataset":"us-births",
             "task":{"type":"forecasting","time":"date","target":"births","knownFuture":["monday"],
                     "observed":[],"horizon":1},
             "parameters":[{"name":"window","type":"int","low":7,"high":56},
                           {"name":"learningRate","type":"float","low":0.0005,"high":0.02,"log":true},
                           {"name":"batchSize","type":"categorical","choices":[64,128,256]}],
             "training":{"layers":1},
             "objective":{"metric":"rmse","direction":"minimize"},
             "search":{"algorithm":"bayesian","maxTrials":12,"parallelism":2,"seed":1,"defaultsFirst":true},
             "validation":{"type":"hold-out","validationFrom":"2013-01-01","testFrom":"2014-01-01"},
             "earlyStopping":{"maxEpochs":50,"patience":8,"minImprovement":0.0},
             "baselines":{"lags":[7,364],"autoregression":28}}""";

    public static final String EVALUATION = """
            {"scores":[
              {"kind":"baseline","name":"naive lag 7","metrics":{"mae":611.04,"rmse":909.26}},
              {"kind":"baseline","name":"naive lag 364","metrics":{"mae":391.9,"rmse":612.0}},
              {"kind":"baseline","name":"autoregression 28","metrics":{"mae":412.3,"rmse":665.4}},
              {"kind":"default","name":"default settings","metrics":{"mae":301.5,"rmse":500.0}},
              {"kind":"winner","name":"winner","metrics":{"mae":270.25,"rmse":450.0}}],
             "rows":365}""";

    public static final String TRIALS = """
            {"trials":[
              {"number":1,"state":"completed","origin":"default",
               "configuration":{"window":28,"learningRate":0.001,"batchSize":128},"rung":1,"attempt":1,
               "score":520.1234567,"bestEpoch":31,"worker":"w","reason":"","openedAt":"2026-01-31T10:00:00Z"},
              {"number":2,"state":"completed","origin":"bayesian",
               "configuration":{"window":35,"learningRate":0.0123456789,"batchSize":64},"rung":1,"attempt":2,
               "score":470.5,"bestEpoch":12,"worker":"w","reason":null},
              {"number":3,"state":"infeasible","origin":"bayesian",
               "configuration":{"window":7,"learningRate":0.02,"batchSize":64},"rung":1,"attempt":1,
               "score":null,"bestEpoch":null,"worker":"w","reason":"the loss became NaN in epoch 2"}]}""";

    /** Results with trial 2 best and trial 5 open at epoch {@code epoch}. */
    public static String results(String state, int epoch) {
        return """
                {"study":"%s","name":"us-births","state":"%s",
                 "objective":{"metric":"rmse","direction":"minimize"},
                 "best":{"trial":2,"score":470.5,"bestEpoch":12,"parameters":12345,
                         "configuration":{"window":35,"learningRate":0.0123456789,"batchSize":64}},
                 "trials":[{"number":2,"state":"completed"},{"number":5,"state":"open"}],
                 "curves":[
                   {"trial":2,"points":[{"fold":1,"epoch":1,"seconds":0.5,"metrics":{"rmse":470.5,"loss":0.2}}]},
                   {"trial":5,"points":[
                     {"fold":1,"epoch":%d,"seconds":0.5,"metrics":{"rmse":600.25,"loss":0.3}},
                     {"fold":1,"epoch":%d,"seconds":0.5,"metrics":{"rmse":612.75,"loss":0.25}}]}],
                 "evaluation":null,"provenance":null}""".formatted(ID, state, epoch - 1, epoch);
    }
}
