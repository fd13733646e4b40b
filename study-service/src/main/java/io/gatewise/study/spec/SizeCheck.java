package io.gatewise.study.spec;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.TrainerSetting;
import java.util.List;
import java.util.stream.LongStream;

/** Whether the parts of the data are large enough for what is to be done with them. */
final class SizeCheck {

    /** Of a part's values r2 needs at least so many. */
    private static final int FEWEST_VALUES = 2;

    private final SpecParts parts;
    private final Cuts cuts;
    private final Problems problems;

    SizeCheck(SpecParts parts, Cuts cuts, Problems problems) {
        this.parts = parts;
        this.cuts = cuts;
        this.problems = problems;
    }

    void check(Forecasting task) {
        int horizon = task.horizon();
        long fewest = Math.max(horizon, FEWEST_VALUES);
        String validation = cuts.plan().validationFrom() == null ? "validationFraction" : "validationFrom";
        if (cuts.validationRows() < fewest) {
            problems.add(
                    "/validation/" + validation,
                    "need at least " + fewest + " validation rows, got " + cuts.validationRows());
        }
        if (cuts.plan().hasTestPart() && cuts.testRows() < fewest) {
            String test = cuts.plan().testFrom() == null ? "testFraction" : "testFrom";
            problems.add("/validation/" + test, "need at least " + fewest + " test rows, got " + cuts.testRows());
        }
        windows(horizon);
        if (parts.baselines() != null) {
            baselines(horizon);
        }
    }

    private void windows(int horizon) {
        Place window = place(TrainerSetting.WINDOW);
        if (window.largest() + horizon > cuts.validation()) {
            problems.add(
                    window.pointer(),
                    "need window + horizon within the training part of " + cuts.validation() + " rows, got "
                            + window.largest() + " + " + horizon);
            return;
        }
        long samples = cuts.validation() - window.smallest() - horizon + 1;
        Place batch = place(TrainerSetting.BATCH_SIZE);
        if (batch.given() && batch.smallest() > samples) {
            problems.add(
                    batch.pointer(),
                    "need at most the training part's " + samples + " windows, got " + batch.smallest());
        }
    }

    private void baselines(int horizon) {
        List<Integer> lags =
                parts.baselines().lags() == null ? List.of() : parts.baselines().lags();
        for (int i = 0; i < lags.size(); i++) {
            if (lags.get(i) < horizon) {
                problems.add(
                        "/baselines/lags/" + i,
                        "need at least the horizon, " + horizon + ": nearer values aren't known yet, got "
                                + lags.get(i));
            }
            if (lags.get(i) > cuts.test()) {
                problems.add("/baselines/lags/" + i, beforeTest(cuts.test(), lags.get(i)));
            }
        }
        Integer order = parts.baselines().autoregression();
        // least squares for order + 1 coefficients, from rows that have as many lags before them
        long most = (cuts.test() - horizon - 1) / 2;
        if (order != null && order > most) {
            problems.add("/baselines/autoregression", beforeTest(most, order));
        }
    }

    private static String beforeTest(long most, int got) {
        return "need at most " + most + ", as far as the data before the test part goes, got " + got;
    }

    /** A setting's range in this study, and where the spec says so. */
    private record Place(String pointer, long smallest, long largest, boolean given) {}

    private Place place(TrainerSetting setting) {
        for (int i = 0; i < parts.parameters().size(); i++) {
            Parameter parameter = parts.parameters().get(i);
            if (parameter != null && parameter.name().equals(setting.key())) {
                return place("/parameters/" + i, parameter);
            }
        }
        Object fixed = parts.fixed().values().get(setting.key());
        Object value = fixed == null ? setting.standard() : fixed;
        return new Place(
                "/training/" + setting.key(),
                ((Number) value).longValue(),
                ((Number) value).longValue(),
                fixed != null);
    }

    private static Place place(String at, Parameter parameter) {
        if (parameter instanceof IntParameter range) {
            return new Place(at + "/high", range.low(), range.high(), true);
        }
        if (parameter instanceof FloatParameter range) {
            return new Place(at + "/high", (long) range.low(), (long) range.high(), true);
        }
        LongStream numbers = ((CategoricalParameter) parameter)
                .choices().stream().filter(Number.class::isInstance).mapToLong(choice -> ((Number) choice).longValue());
        var summary = numbers.summaryStatistics();
        boolean any = summary.getCount() > 0; // other choices are refused elsewhere
        return new Place(at + "/choices", any ? summary.getMin() : 0, any ? summary.getMax() : 0, any);
    }
}
