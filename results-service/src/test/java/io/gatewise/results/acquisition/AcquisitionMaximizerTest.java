package io.gatewise.results.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AcquisitionMaximizerTest {

    /** Falls away from a summit; a wrong choice costs half a unit. */
    private record Hill(double[] summit, long[] choices) implements Acquisition {

        @Override
        public double[] values(double[][] points) {
            return Arrays.stream(points)
                    .mapToDouble(p -> value(p, new double[p.length]))
                    .toArray();
        }

        @Override
        public double value(double[] point, double[] gradient) {
            double value = 0;
            for (int j = 0; j < point.length; j++) {
                double distance = point[j] - summit[j];
                gradient[j] = choices[j] > 0 ? 0 : -2 * distance;
                value -= choices[j] > 0 ? (distance == 0 ? 0 : 0.5) : distance * distance;
            }
            return value;
        }
    }

    /** Counts the points that it is asked, and leads to them roughly by another hill. */
    private record Counted(Hill hill, Acquisition rough, AtomicInteger asked) implements Acquisition {

        @Override
        public Acquisition rough() {
            return rough == null ? this : rough;
        }

        @Override
        public double[] screen(double[][] points, int wanted) {
            return rough == null ? values(points) : rough.screen(points, wanted);
        }

        @Override
        public double[] values(double[][] points) {
            asked.addAndGet(points.length);
            return hill.values(points);
        }

        @Override
        public double value(double[] point, double[] gradient) {
            asked.incrementAndGet();
            return hill.value(point, gradient);
        }
    }

    private static EncodedSpace space(Parameter... parameters) {
        return new EncodedSpace(new SearchSpace(List.of(parameters)));
    }

    private static EncodedSpace mixed() {
        return space(
                new FloatParameter("rate", 1e-4, 1, true, null),
                new IntParameter("units", 1, 500),
                new FloatParameter("dropout", 0, 0.8),
                new CategoricalParameter("optimizer", List.of("a", "b", "c", "d", "e")));
    }

    @Test
    void climbsNumbersChoicesAndWholeNumbersTogether() {
        EncodedSpace space = mixed();
        double[] summit = {0.123456, space.axes().get(1).encode(377L), 0.987654, 3};

        double[] found = new AcquisitionMaximizer(space, 64, 32)
                .best(
                        new Hill(summit, space.choices()),
                        List.of(new double[] {0.9, 0.001, 0.1, 0}),
                        new TakenPoints(),
                        new SplittableRandom(1))
                .orElseThrow();

        assertThat(found).containsExactly(summit, within(1e-3));
        assertThat(space.decode(found).values()).containsEntry("units", 377L).containsEntry("optimizer", "d");
    }

    @Test
    void searchesASmallSpaceCompletelyAndLeavesOutWhatIsTaken() {
        EncodedSpace space =
                space(new IntParameter("units", 1, 20), new CategoricalParameter("optimizer", List.of("a", "b", "c")));
        double[] summit = {space.axes().get(0).encode(13L), 2};
        var hill = new Hill(summit, space.choices());
        var maximizer = new AcquisitionMaximizer(space, 64, 32);
        var taken = new TakenPoints();
        taken.add(summit);

        double[] second =
                maximizer.best(hill, List.of(), taken, new SplittableRandom(1)).orElseThrow();

        assertThat(space.decode(second).values().get("units")).isIn(12L, 14L);
        for (long index = 0; index < space.size(); index++) {
            taken.add(space.point(index));
        }
        assertThat(maximizer.best(hill, List.of(), taken, new SplittableRandom(1)))
                .isEmpty();
    }

    @Test
    void goesAroundATakenSummitOfALargeSpace() {
        EncodedSpace space = space(new IntParameter("a", 1, 300), new IntParameter("b", 1, 300));
        double[] summit = {space.axes().get(0).encode(100L), space.axes().get(1).encode(200L)};
        var taken = new TakenPoints();
        taken.add(summit);

        double[] found = new AcquisitionMaximizer(space, 64, 32)
                .best(new Hill(summit, space.choices()), List.of(summit), taken, new SplittableRandom(1))
                .orElseThrow();

        assertThat(taken.contains(found)).isFalse();
        assertThat(found).containsExactly(summit, within(0.02));
    }

    @Test
    void aRoughHillNearbyLeadsMostOfTheWay() {
        EncodedSpace space = mixed();
        double[] summit = {0.5, space.axes().get(1).encode(250L), 0.4, 2};
        double[] nearby = {0.45, space.axes().get(1).encode(230L), 0.46, 2};
        var rough = new Counted(new Hill(nearby, space.choices()), null, new AtomicInteger());
        var exact = new Counted(new Hill(summit, space.choices()), rough, new AtomicInteger());
        List<double[]> centers = List.of(new double[] {0.9, 0.001, 0.1, 0});
        var maximizer = new AcquisitionMaximizer(space, 256, 256);

        double[] found = maximizer
                .best(exact, centers, new TakenPoints(), new SplittableRandom(1))
                .orElseThrow();

        assertThat(found).containsExactly(summit, within(1e-3));
        assertThat(exact.asked().get()).isLessThan(150);
        assertThat(rough.asked().get()).isGreaterThan(760);
    }
}
