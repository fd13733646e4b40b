package io.gatewise.study.spec;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.CostMeasure;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import io.gatewise.model.study.TrainerSetting;
import java.util.stream.Collectors;

/** Whether metrics, baselines and settings fit the task. */
final class TaskFit {

    private final SpecParts parts;
    private final Problems problems;

    TaskFit(SpecParts parts, Problems problems) {
        this.parts = parts;
        this.problems = problems;
    }

    void check() {
        Task task = parts.task();
        if (task == null) {
            return;
        }
        if (parts.objective() != null) {
            metric("/objective/metric", parts.objective().known(), task);
        }
        for (int i = 0; i < parts.objectives().size(); i++) {
            Objective objective = parts.objectives().get(i);
            if (objective != null && CostMeasure.named(objective.metric()).isEmpty()) {
                metric("/objectives/" + i + "/metric", objective.known(), task);
            }
        }
        if (parts.earlyStopping() != null && parts.earlyStopping().metric() != null) {
            metric("/earlyStopping/metric", parts.earlyStopping().metric(), task);
        }
        if (parts.baselines() != null && !(task instanceof Forecasting)) {
            baselines(task);
        }
        settings(task);
        new LayersCheck(parts, problems).check();
        new EngineCheck(parts, problems).check(task);
    }

    private void metric(String at, Metric metric, Task task) {
        if (task.metrics().contains(metric)) {
            return;
        }
        String fitting = task.metrics().stream().map(Metric::key).collect(Collectors.joining(", "));
        String why = metric == Metric.PINBALL && task instanceof Forecasting
                ? ": pinball judges quantiles, and /task/quantiles names none"
                : "";
        problems.add(at, "need one of " + fitting + " for " + Units.name(task) + ", got " + metric.key() + why);
    }

    private void baselines(Task task) {
        if (parts.baselines().lags() != null) {
            problems.add("/baselines/lags", "for forecasting only, not for " + Units.name(task));
        }
        if (parts.baselines().autoregression() != null) {
            problems.add("/baselines/autoregression", "for forecasting only, not for " + Units.name(task));
        }
    }

    private void settings(Task task) {
        boolean whole = task instanceof Classification || task instanceof Labelling && task.series() != null;
        if (whole) {
            refuse(TrainerSetting.WINDOW, Units.name(task) + " reads whole sequences, so there is no window");
        }
        if (!(task instanceof Classification)) {
            refuse(TrainerSetting.POOLING, "for classification only: " + Units.name(task) + " predicts at each step");
        }
        SettingRange direction = SettingRange.of(parts, TrainerSetting.DIRECTION);
        if (task instanceof TextModelling && direction.choices().contains("bidirectional")) {
            problems.add(
                    direction.pointer(), "need forward: read backward, a text tells the characters to be predicted");
        }
    }

    private void refuse(TrainerSetting setting, String why) {
        SettingRange range = SettingRange.of(parts, setting);
        if (range.given()) {
            problems.add(range.owner(), why);
        }
    }
}
