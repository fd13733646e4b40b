package io.gatewise.study.earlier;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Lengths;
import io.gatewise.model.study.StudySpec;
import java.util.OptionalInt;

/** How much two studies resemble each other. */
public final class Likeness {

    private static final int SAME_DATA = 1000;

    private Likeness() {}

    /**
     * A study as far as it matters.
     *
     * @param digest of its data; null for an external trainer
     * @param extent what its networks learn from; null if nobody counted
     */
    public record Side(StudySpec spec, String digest, Extent extent) {}

    /**
     * How alike they are; the more, the larger. Empty unless trainer and kind of task are the same, the earlier one has the later one's objective, the later
     * one shares half of its parameters, and the data are the same or alike: kind of samples, inputs and outputs up to a
     * factor of 2, steps to learn from up to one of 10.
     */
    public static OptionalInt of(Side later, Side earlier) {
        StudySpec a = later.spec();
        StudySpec b = earlier.spec();
        boolean same = a.trainer() == b.trainer()
                && b.objectives().contains(a.objective())
                && (a.task() == null || a.task().getClass() == b.task().getClass());
        int common = new Recollection(a, 1).common(b).size();
        if (!same || 2 * common < a.parameters().dimensions()) {
            return OptionalInt.empty();
        }
        if (a.asksAndTells() || later.digest().equals(earlier.digest())) {
            return OptionalInt.of(SAME_DATA + common);
        }
        return alike(later.extent(), earlier.extent()) ? OptionalInt.of(common) : OptionalInt.empty();
    }

    private static boolean alike(Extent a, Extent b) {
        return a != null
                && b != null
                && a.samples() == b.samples()
                && within(2, a.inputs(), b.inputs())
                && within(2, a.outputs(), b.outputs())
                && within(10, steps(a.training()), steps(b.training()));
    }

    private static double steps(Lengths lengths) {
        return lengths.groups().stream()
                .mapToDouble(group -> group.length() * group.count())
                .sum();
    }

    private static boolean within(double factor, double a, double b) {
        return a <= factor * b && b <= factor * a;
    }
}
