package io.gatewise.worker.validation;

import io.gatewise.model.study.HoldOut;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.Table;
import java.util.stream.IntStream;

/**
 * One draw of whole sequences.
 *
 * @param folds 1
 */
record HoldOutSequences(int folds, Parts parts, Parts whole) implements FoldPlan {

    private static final int TRAINING = 0;
    private static final int VALIDATION = 1;
    private static final int TEST = 2;

    static HoldOutSequences of(HoldOut plan, Sequences sequences, Table table) {
        if (plan.validationFrom() != null || plan.testFrom() != null) {
            throw new IllegalArgumentException("whole sequences aren't cut by time: need fractions or given parts");
        }
        int[] places = plan.part() == null ? drawn(plan, sequences, table) : given(plan, sequences, table);
        var parts = new Parts(
                sequences.where(i -> places[i] == TRAINING),
                sequences.where(i -> places[i] == VALIDATION),
                sequences.where(i -> places[i] == TEST));
        var whole = new Parts(sequences.where(i -> places[i] != TEST), java.util.List.of(), parts.test());
        return new HoldOutSequences(1, Rows.checked(parts, plan.testFraction() != null), whole);
    }

    private static int[] drawn(HoldOut plan, Sequences sequences, Table table) {
        double test = plan.testFraction() == null ? 0 : plan.testFraction();
        double validation = plan.validationFraction();
        int[] all = IntStream.range(0, sequences.size()).toArray();
        return drawing(plan, sequences, table).deal(all, new double[] {1 - validation - test, validation, test}, 0);
    }

    private static int[] given(HoldOut plan, Sequences sequences, Table table) {
        int[] places = java.util.Arrays.stream(sequences.values(table, plan.part()))
                .mapToInt(value -> switch (GivenParts.checked(plan.part(), value)) {
                    case GivenParts.TRAINING -> TRAINING;
                    case GivenParts.VALIDATION -> VALIDATION;
                    default -> TEST;
                })
                .toArray();
        if (plan.validationFraction() != null) {
            double share = plan.validationFraction();
            int[] training = IntStream.range(0, places.length)
                    .filter(i -> places[i] == TRAINING)
                    .toArray();
            int[] drawn = drawing(plan, sequences, table).deal(training, new double[] {1 - share, share}, 0);
            for (int i = 0; i < training.length; i++) {
                places[training[i]] = drawn[i];
            }
        }
        return places;
    }

    private static Drawing drawing(HoldOut plan, Sequences sequences, Table table) {
        return new Drawing(sequences, table, plan.stratified(), plan.groups(), plan.seed());
    }

    @Override
    public Parts fold(int number) {
        return parts;
    }
}
