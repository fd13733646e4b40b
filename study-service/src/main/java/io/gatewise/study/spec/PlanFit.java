package io.gatewise.study.spec;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;

/** Whether the plan is one for what the task divides, rows or sequences. */
final class PlanFit {

    private final Problems problems;

    PlanFit(Problems problems) {
        this.problems = problems;
    }

    void check(Task task, ValidationPlan plan) {
        Units units = Units.of(task);
        if (units == Units.ROWS && plan instanceof KFold) {
            problems.add(
                    "/validation/type",
                    "k-fold deals whole sequences, and " + Units.name(task)
                            + " has rows in time here: use walk-forward or hold-out");
        }
        if (units == Units.SEQUENCES && plan instanceof WalkForward) {
            problems.add(
                    "/validation/type",
                    "walk-forward cuts rows in time, and " + Units.name(task)
                            + " has whole sequences here: use k-fold or hold-out");
        }
        if (plan instanceof HoldOut holdOut) {
            holdOut(task, units, holdOut);
        }
        if (plan instanceof KFold fold && Boolean.TRUE.equals(fold.stratified())) {
            stratified(task);
        }
    }

    private void holdOut(Task task, Units units, HoldOut plan) {
        if (Boolean.TRUE.equals(plan.stratified())) {
            stratified(task);
        }
        if (units == Units.ROWS) {
            given("/validation/groups", plan.groups(), "rows are cut in time, not drawn by groups");
            return;
        }
        String drawn = "whole sequences are drawn, not cut in time: give ";
        given("/validation/validationFrom", plan.validationFrom(), drawn + "validationFraction");
        given("/validation/testFrom", plan.testFrom(), drawn + "testFraction");
    }

    private void given(String at, String value, String why) {
        if (value != null) {
            problems.add(at, why);
        }
    }

    private void stratified(Task task) {
        if (!(task instanceof Classification)) {
            problems.add("/validation/stratified", "for classification only: here no sequence has one class");
        }
    }
}
