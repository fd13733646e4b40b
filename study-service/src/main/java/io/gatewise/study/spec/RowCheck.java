package io.gatewise.study.spec;

import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;
import io.gatewise.study.dataset.ColumnProfile;
import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.Survey;
import java.util.stream.LongStream;

/** Whether parts that are cut out of rows in time are large enough for what is to be done with them. */
final class RowCheck {

    /** Of a part's values r2 needs at least so many. */
    private static final int FEWEST_VALUES = 2;

    private final DatasetProfile profile;
    private final SpecParts parts;
    private final RowCuts cuts;
    private final Survey survey;
    private final Problems problems;

    RowCheck(DatasetProfile profile, SpecParts parts, RowCuts cuts, Survey survey, Problems problems) {
        this.profile = profile;
        this.parts = parts;
        this.cuts = cuts;
        this.survey = survey;
        this.problems = problems;
    }

    void check(Task task, ValidationPlan plan) {
        int horizon = task instanceof Forecasting forecasting ? forecasting.horizon() : 1;
        long fewest = task instanceof Forecasting ? Math.max(horizon, FEWEST_VALUES) : 1;
        if (plan instanceof HoldOut cut && cut.part() != null) {
            givenParts(cut);
        } else {
            cutParts(plan);
        }
        if (problems.at("/validation")) {
            return;
        }
        enough(validationPointer(plan), "validation", cuts.validation(), horizon, fewest);
        if (plan.hasTestPart() && cuts.test().sum() + (plan.part() == null ? 1 : 0) > 0) {
            enough(testPointer(plan), "test", cuts.test(), horizon, fewest);
        }
        windows(task, horizon);
        if (task instanceof Forecasting forecasting) {
            season(forecasting);
            new BaselineCheck(parts.baselines(), cuts, problems).check(horizon);
        }
    }

    private void givenParts(HoldOut plan) {
        long training = survey.series().count() == 0 ? 0 : cuts.training().sum();
        long validation = cuts.beforeTest().sum() - beforeValidation();
        if (training < 1) {
            problems.add("/validation/part", "no row of " + plan.part() + " is train");
        }
        if (plan.validationFraction() == null && validation < 1) {
            problems.add(
                    "/validation/part",
                    "no row of " + plan.part() + " is validation: give validationFraction, a share of the train rows");
        }
        if (plan.validationFraction() != null && validation > 0) {
            problems.add(
                    "/validation/validationFraction",
                    "the data have a validation part already, " + validation + " rows of " + plan.part()
                            + ": leave it out");
        }
    }

    private long beforeValidation() {
        long sum = 0;
        for (int i = 0; i < survey.series().count(); i++) {
            sum += survey.series().beforeValidation(i);
        }
        return sum;
    }

    private void cutParts(ValidationPlan plan) {
        if (plan instanceof HoldOut cut) {
            if (cut.validationFrom() != null) {
                inside(PlanTimes.VALIDATION_FROM, cut.validationFrom(), beforeValidation());
            }
            if (cut.testFrom() != null) {
                inside(PlanTimes.TEST_FROM, cut.testFrom(), cuts.beforeTest().sum());
            }
        }
        if (plan instanceof WalkForward walk) {
            if (walk.testFrom() != null) {
                inside(PlanTimes.TEST_FROM, walk.testFrom(), cuts.beforeTest().sum());
            }
            folds(walk);
        }
    }

    private void folds(WalkForward plan) {
        if (longest(cuts.training()) > 0) {
            return;
        }
        long rows = longest(cuts.beforeTest());
        long validation = longest(cuts.validation());
        problems.add(
                plan.validationRows() == null ? "/validation/folds" : "/validation/validationRows",
                "the first fold has no " + (plan.trainingRows() == null ? "" : plan.trainingRows() + " ")
                        + "training rows: " + plan.folds() + " folds of " + validation
                        + " validation rows and a gap of "
                        + plan.gap() + " don't fit into the " + rows + " rows before the test part");
    }

    private void inside(String at, String time, long rowsBefore) {
        if (rowsBefore == 0 || rowsBefore == cuts.allRowsOfAll()) {
            ColumnProfile column = profile.column(parts.task().time()).orElseThrow();
            problems.add(
                    at,
                    "need a time after the data's first and up to its last, " + column.from() + " to " + column.to()
                            + ", got " + time);
        }
    }

    private void enough(String at, String part, LongStream rows, int horizon, long fewest) {
        var counts = rows.filter(count -> count > 0).summaryStatistics();
        if (counts.getSum() < fewest || counts.getMax() < horizon) {
            String got = cuts.count() == 1 ? "got " : "the longest series has ";
            problems.add(at, "need at least " + fewest + " " + part + " rows, " + got + Math.max(0, counts.getMax()));
        }
    }

    private void windows(Task task, int horizon) {
        SettingRange window = SettingRange.of(parts, TrainerSetting.WINDOW);
        boolean text = task instanceof TextModelling;
        long longest = text ? survey.characters() : longest(cuts.training());
        if (window.high() + horizon > longest) {
            String unit = text ? " characters" : " rows";
            String whose = cuts.count() == 1 ? "the training part of " : "the longest series' training part of ";
            problems.add(
                    window.pointer(),
                    "need window + horizon within " + whose + longest + unit + ", got " + window.high() + " + "
                            + horizon);
            return;
        }
        LongStream training = text ? LongStream.of(survey.characters()) : cuts.training();
        long samples = training.map(rows -> Math.max(0, rows - window.low() - horizon + 1))
                .sum();
        SettingRange batch = SettingRange.of(parts, TrainerSetting.BATCH_SIZE);
        if (batch.given() && batch.low() > samples) {
            problems.add(
                    batch.pointer(), "need at most the training part's " + samples + " windows, got " + batch.low());
        }
    }

    private void season(Forecasting task) {
        long longest = longest(cuts.training());
        if (task.season() >= longest) {
            problems.add(
                    "/task/season", "need fewer than the training part's " + longest + " rows, got " + task.season());
        }
    }

    private static long longest(LongStream rows) {
        return Math.max(0, rows.max().orElse(0));
    }

    private static String validationPointer(ValidationPlan plan) {
        if (plan instanceof WalkForward walk) {
            return walk.validationRows() == null ? "/validation/folds" : "/validation/validationRows";
        }
        HoldOut cut = (HoldOut) plan;
        return cut.validationFrom() != null
                ? PlanTimes.VALIDATION_FROM
                : cut.validationFraction() != null ? "/validation/validationFraction" : "/validation/part";
    }

    private static String testPointer(ValidationPlan plan) {
        return plan.testFraction() != null
                ? "/validation/testFraction"
                : plan.part() != null ? "/validation/part" : PlanTimes.TEST_FROM;
    }
}
