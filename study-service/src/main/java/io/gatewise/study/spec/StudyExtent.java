package io.gatewise.study.spec;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Lengths;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;
import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.SeriesRows;
import io.gatewise.study.dataset.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How much a study's networks have to learn from, as far as profile and survey tell. Of sequences that are drawn, each part
 * is taken to have its share of each length; of texts, the alphabet is that of all rows where the training part is drawn.
 */
final class StudyExtent {

    private static final int BYTES_A_NUMBER = Double.BYTES + Float.BYTES;
    private static final int BYTES_A_TIME = 64;
    private static final int BYTES_A_TEXT = 16;

    private final Task task;
    private final ValidationPlan plan;
    private final Survey survey;
    private final DatasetProfile profile;
    private final NetworkEnds ends;

    /** @param plan with the data's own times */
    StudyExtent(Task task, ValidationPlan plan, Survey survey, DatasetProfile profile) {
        this.task = task;
        this.plan = plan;
        this.survey = survey;
        this.profile = profile;
        this.ends = new NetworkEnds(task, profile);
    }

    Extent extent() {
        int inputs = ends.readsText() ? survey.text().alphabet().size() + 1 : ends.inputs();
        boolean ofCharacters = task instanceof TextModelling;
        int outputs = ofCharacters
                ? inputs
                : task instanceof Forecasting
                        ? ends.outputs()
                        : Math.max(1, survey.classes().size());
        boolean rows = Units.of(task) == Units.ROWS;
        return new Extent(
                inputs,
                outputs,
                kind(rows),
                task instanceof Forecasting forecasting ? forecasting.horizon() : 0,
                task instanceof Forecasting forecasting
                        ? forecasting.horizon() * forecasting.targetColumns().size()
                        : 1,
                rows ? rows(true) : sequences(true),
                rows ? rows(false) : sequences(false),
                dataBytes());
    }

    private Extent.Kind kind(boolean rows) {
        if (task instanceof Forecasting) {
            return Extent.Kind.WINDOWS;
        }
        if (task instanceof Classification) {
            return Extent.Kind.SEQUENCES;
        }
        return rows ? Extent.Kind.STRETCHES : Extent.Kind.LABELLED_SEQUENCES;
    }

    /** Stretches of rows in time; of an expanding window, as long as they are on average. */
    private Lengths rows(boolean training) {
        RowCuts cuts =
                RowCuts.of(plan, task instanceof TextModelling && plan.part() == null ? single() : survey.series());
        LongStream lengths = IntStream.range(0, cuts.count()).mapToLong(i -> {
            long judge = Math.max(0, cuts.validationRows().applyAsLong(i));
            return training ? Math.max(0, cuts.training(i)) + growth(judge) : judge;
        });
        if (!(task instanceof TextModelling)) {
            return Lengths.of(lengths.toArray());
        }
        // rows of text differ in length: the training rows tell how many characters they have on average
        double first =
                Math.max(1, cuts.training().map(rows -> Math.max(0, rows)).sum());
        return Lengths.of(new long[] {Math.round(lengths.sum() * survey.characters() / first)});
    }

    private SeriesRows single() {
        return SeriesRows.single(profile.rows());
    }

    private long growth(long validationRows) {
        return plan instanceof WalkForward walk
                        && walk.trainingRows() == null
                        && walk.window() == WalkForward.Window.EXPANDING
                ? (walk.folds() - 1L) * validationRows / 2
                : 0;
    }

    /** Whole sequences: as long as all are, as many as the part has. */
    private Lengths sequences(boolean training) {
        Lengths all = task instanceof Classification classification && classification.text() != null
                ? texts()
                : Lengths.of(IntStream.range(0, survey.series().count())
                        .mapToLong(i -> survey.series().rows(i))
                        .toArray());
        double known = all.groups().stream().mapToDouble(Lengths.Group::count).sum();
        return known == 0 ? all : all.share(count(training) / known);
    }

    private double count(boolean training) {
        double all = survey.allSequences();
        List<Long> parts = survey.sequences();
        if (plan instanceof KFold fold) {
            double left = plan.part() == null ? all * (1 - share(plan.testFraction())) : parts.get(0) + parts.get(1);
            return training ? left * (fold.k() - 1) / fold.k() : left / fold.k();
        }
        double judge = share(((HoldOut) plan).validationFraction());
        if (plan.part() == null) {
            return all * (training ? 1 - judge - share(plan.testFraction()) : judge);
        }
        return training ? parts.get(0) * (1 - judge) : parts.get(0) * judge + parts.get(1);
    }

    private static double share(Double fraction) {
        return fraction == null ? 0 : fraction;
    }

    private Lengths texts() {
        long[] rows = survey.text().rows();
        var groups = new ArrayList<Lengths.Group>();
        // at most 1000 lengths: 16 steps are told as one
        for (int from = 0; from < rows.length; from += 16) {
            int to = Math.min(rows.length, from + 16);
            long count =
                    IntStream.range(from, to).mapToLong(length -> rows[length]).sum();
            double steps = IntStream.range(from, to)
                    .mapToDouble(length -> (double) length * rows[length])
                    .sum();
            if (count > 0) {
                groups.add(new Lengths.Group(steps / count, count));
            }
        }
        return new Lengths(groups);
    }

    private long dataBytes() {
        long bytes = (long) BYTES_A_NUMBER * task.numericColumns().size()
                + (long) BYTES_A_TEXT * task.textColumns().size();
        return profile.rows() * (bytes + (task.time() == null ? 0 : BYTES_A_TIME))
                + (ends.readsText() ? 2 * profile.bytes() : 0);
    }
}
