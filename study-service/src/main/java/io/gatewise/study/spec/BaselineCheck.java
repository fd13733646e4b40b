package io.gatewise.study.spec;

import io.gatewise.model.study.Baselines;
import java.util.List;

/** Whether the baselines find what they look back at. */
final class BaselineCheck {

    private final Baselines baselines;
    private final RowCuts cuts;
    private final Problems problems;

    /** @param baselines null if none are given */
    BaselineCheck(Baselines baselines, RowCuts cuts, Problems problems) {
        this.baselines = baselines;
        this.cuts = cuts;
        this.problems = problems;
    }

    void check(int horizon) {
        if (baselines == null) {
            return;
        }
        long before = cuts.beforeTest().max().orElse(0);
        List<Integer> lags = baselines.lags() == null ? List.of() : baselines.lags();
        for (int i = 0; i < lags.size(); i++) {
            if (lags.get(i) < horizon) {
                problems.add(
                        "/baselines/lags/" + i,
                        "need at least the horizon, " + horizon + ": nearer values aren't known yet, got "
                                + lags.get(i));
            }
            if (lags.get(i) > before) {
                problems.add("/baselines/lags/" + i, beforeTest(before, lags.get(i)));
            }
        }
        Integer order = baselines.autoregression();
        // least squares for order + 1 coefficients, from rows that have as many lags before them
        long most = (before - horizon - 1) / 2;
        if (order != null && order > most) {
            problems.add("/baselines/autoregression", beforeTest(most, order));
        }
    }

    private static String beforeTest(long most, int got) {
        return "need at most " + most + ", as far as the data before the test part goes, got " + got;
    }
}
