package io.gatewise.worker.validation;

import io.gatewise.model.study.KFold;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Whole sequences dealt into k folds, anew for each repeat. */
final class KFoldSequences implements FoldPlan {

    private static final int NO_FOLD = -1;

    private final KFold plan;
    private final Sequences sequences;
    private final List<RowRange> test;
    private final boolean[] inTest;
    /** The fold of each sequence, from 0, by repeat. */
    private final int[][] foldOf;

    private KFoldSequences(KFold plan, Sequences sequences, boolean[] inTest, int[][] foldOf) {
        this.plan = plan;
        this.sequences = sequences;
        this.inTest = inTest;
        this.test = sequences.where(i -> inTest[i]);
        this.foldOf = foldOf;
    }

    static KFoldSequences of(KFold plan, Sequences sequences, Table table) {
        var drawing = new Drawing(sequences, table, plan.stratified(), plan.groups(), plan.seed());
        boolean[] inTest = test(plan, sequences, table, drawing);
        int[] rest = IntStream.range(0, inTest.length).filter(i -> !inTest[i]).toArray();
        double[] shares = new double[plan.k()];
        Arrays.fill(shares, 1.0 / plan.k());
        int[][] foldOf = new int[plan.repeats()][inTest.length];
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            Arrays.fill(foldOf[repeat], NO_FOLD);
            int[] drawn = drawing.deal(rest, shares, repeat + 1);
            for (int i = 0; i < rest.length; i++) {
                foldOf[repeat][rest[i]] = drawn[i];
            }
        }
        var folds = new KFoldSequences(plan, sequences, inTest, foldOf);
        for (int number = 1; number <= folds.folds(); number++) {
            folds.fold(number); // an empty part is known before the first fold is trained
        }
        return folds;
    }

    private static boolean[] test(KFold plan, Sequences sequences, Table table, Drawing drawing) {
        boolean[] inTest = new boolean[sequences.size()];
        if (plan.part() != null) {
            String[] given = sequences.values(table, plan.part());
            for (int i = 0; i < given.length; i++) {
                inTest[i] = GivenParts.checked(plan.part(), given[i]).equals(GivenParts.TEST);
            }
        } else if (plan.testFraction() != null) {
            int[] all = IntStream.range(0, inTest.length).toArray();
            int[] drawn = drawing.deal(all, new double[] {1 - plan.testFraction(), plan.testFraction()}, 0);
            for (int i = 0; i < drawn.length; i++) {
                inTest[i] = drawn[i] == 1;
            }
        }
        return inTest;
    }

    @Override
    public int folds() {
        return plan.folds();
    }

    @Override
    public Parts fold(int number) {
        int[] folds = foldOf[(number - 1) / plan.k()];
        int fold = (number - 1) % plan.k();
        var parts = new Parts(
                sequences.where(i -> folds[i] != NO_FOLD && folds[i] != fold),
                sequences.where(i -> folds[i] == fold),
                test);
        return Rows.checked(parts, plan.testFraction() != null);
    }

    @Override
    public Parts whole() {
        return new Parts(sequences.where(i -> !inTest[i]), List.of(), test);
    }
}
