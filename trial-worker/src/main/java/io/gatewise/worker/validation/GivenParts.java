package io.gatewise.worker.validation;

import io.gatewise.model.study.HoldOut;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.ArrayList;
import java.util.List;

/** The parts that a column gives. */
final class GivenParts {

    static final String TRAINING = "train";
    static final String VALIDATION = "validation";
    static final String TEST = "test";

    private GivenParts() {}

    /** The value of a column of parts, which must be one. */
    static String checked(String column, String value) {
        return switch (value) {
            case TRAINING, VALIDATION, TEST -> value;
            default ->
                throw new IllegalArgumentException(
                        "column " + column + ": need train, validation or test, got '" + value + "'");
        };
    }

    /** Rows in time, by runs of equal parts within a series; a share of the training part is its latest rows. */
    static Parts ofRows(HoldOut plan, Table table) {
        List<RowRange> training = new ArrayList<>();
        List<RowRange> validation = new ArrayList<>();
        List<RowRange> test = new ArrayList<>();
        String[] given = table.text(plan.part());
        for (RowRange series : table.series()) {
            List<RowRange> seriesTraining = new ArrayList<>();
            int from = series.from();
            while (from < series.to()) {
                int to = from + 1;
                while (to < series.to() && given[to].equals(given[from])) {
                    to++;
                }
                List<RowRange> part = switch (checked(plan.part(), given[from])) {
                    case TRAINING -> seriesTraining;
                    case VALIDATION -> validation;
                    default -> test;
                };
                part.add(new RowRange(from, to));
                from = to;
            }
            share(plan.validationFraction(), seriesTraining, training, validation);
        }
        validation.sort(java.util.Comparator.comparingInt(RowRange::from));
        return new Parts(training, validation, test);
    }

    /** Moves the latest rows from a series' training rows to the validation rows. */
    private static void share(
            Double fraction, List<RowRange> rows, List<RowRange> training, List<RowRange> validation) {
        int all = rows.stream().mapToInt(RowRange::size).sum();
        int left = fraction == null ? all : all - Rows.share(fraction, all);
        for (RowRange range : rows) {
            int kept = Math.min(left, range.size());
            Rows.add(training, range.from(), range.from() + kept);
            Rows.add(validation, range.from() + kept, range.to());
            left -= kept;
        }
    }
}
