package io.gatewise.study.spec;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.study.dataset.Survey;
import java.util.List;
import java.util.Map;

/** Whether there are sequences enough for what a plan draws out of them. */
final class SequenceCheck {

    private static final String PART = "/validation/part";

    private final SpecParts parts;
    private final Survey survey;
    private final Problems problems;

    SequenceCheck(SpecParts parts, Survey survey, Problems problems) {
        this.parts = parts;
        this.survey = survey;
        this.problems = problems;
    }

    void check(Task task, ValidationPlan plan) {
        long training = 0;
        if (plan instanceof HoldOut cut) {
            training = cut.part() == null ? drawn(cut) : given(cut);
        } else if (plan instanceof KFold fold) {
            training = folds(task, fold);
        }
        if (problems.at("/validation")) {
            return;
        }
        SettingRange batch = SettingRange.of(parts, TrainerSetting.BATCH_SIZE);
        if (batch.given() && batch.low() > training) {
            problems.add(
                    batch.pointer(), "need at most the training part's " + training + " sequences, got " + batch.low());
        }
    }

    /** @return how many sequences train */
    private long drawn(HoldOut plan) {
        long all = survey.allSequences();
        long test = plan.testFraction() == null ? 0 : share(all, plan.testFraction());
        long validation = share(all, plan.validationFraction());
        if (validation < 1) {
            problems.add("/validation/validationFraction", "no validation sequence: it is a share of " + all);
        }
        if (plan.testFraction() != null && test < 1) {
            problems.add("/validation/testFraction", "no test sequence: it is a share of " + all);
        }
        if (all - test - validation < 1) {
            problems.add("/validation/validationFraction", "no training sequence is left of " + all);
        }
        int partsWanted = plan.testFraction() == null ? 2 : 3;
        if (plan.groups() != null && survey.groups() < partsWanted) {
            problems.add(
                    "/validation/groups",
                    "need a group for each of " + partsWanted + " parts at least, got " + survey.groups());
        }
        return all - test - validation;
    }

    /** @return how many sequences train */
    private long given(HoldOut plan) {
        long training = survey.sequences().get(0);
        long validation = survey.sequences().get(1);
        if (training < 1) {
            problems.add(PART, "no sequence of " + plan.part() + " is train");
        }
        if (plan.validationFraction() == null) {
            if (validation < 1) {
                problems.add(
                        PART,
                        "no sequence of " + plan.part()
                                + " is validation: give validationFraction, a share of the train sequences");
            }
            return training;
        }
        if (validation > 0) {
            problems.add(
                    "/validation/validationFraction",
                    "the data have a validation part already, " + validation + " sequences of " + plan.part()
                            + ": leave it out");
        }
        long drawn = share(training, plan.validationFraction());
        if (drawn < 1 || drawn == training) {
            problems.add(
                    "/validation/validationFraction",
                    "need a validation and a training sequence at least: it is a share of " + training
                            + " train sequences");
        }
        return training - drawn;
    }

    /** @return how many sequences train the fold that has the fewest */
    private long folds(Task task, KFold plan) {
        long test = plan.part() == null
                ? plan.testFraction() == null ? 0 : share(survey.allSequences(), plan.testFraction())
                : survey.sequences().get(2);
        long left = survey.allSequences() - test;
        if (plan.testFraction() != null && test < 1) {
            problems.add("/validation/testFraction", "no test sequence: it is a share of " + survey.allSequences());
        }
        if (plan.part() != null && test < 1) {
            problems.add(PART, "no sequence of " + plan.part() + " is test: leave it out, the rest makes the folds");
        }
        if (plan.k() > left) {
            problems.add("/validation/k", "need at most the " + left + " sequences, got " + plan.k() + " folds");
        }
        if (plan.groups() != null && survey.groups() < plan.k()) {
            problems.add(
                    "/validation/groups",
                    "need a group for each fold at least, got " + survey.groups() + " groups for " + plan.k()
                            + " folds");
        }
        boolean stratified = task instanceof Classification && !Boolean.FALSE.equals(plan.stratified());
        if (stratified) {
            survey.classes().entrySet().stream()
                    .filter(entry -> members(entry, plan) < plan.k())
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> problems.add(
                            "/validation/k",
                            "stratified folds need a member of each class: class " + entry.getKey() + " has "
                                    + members(entry, plan) + " beside the test part, for " + plan.k()
                                    + " folds; take fewer folds or stratified: false"));
        }
        return left - (left + plan.k() - 1) / plan.k();
    }

    private static long members(Map.Entry<String, List<Long>> entry, KFold plan) {
        List<Long> counts = entry.getValue();
        if (plan.part() != null) {
            return counts.get(0) + counts.get(1);
        }
        long all = counts.get(0) + counts.get(1) + counts.get(2);
        return plan.testFraction() == null ? all : all - share(all, plan.testFraction());
    }

    private static long share(long all, double fraction) {
        return Math.round(all * fraction);
    }
}
