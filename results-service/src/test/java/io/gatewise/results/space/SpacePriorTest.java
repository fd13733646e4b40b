package io.gatewise.results.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Condition;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.Prior;
import io.gatewise.model.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpacePriorTest {

    private static SpacePrior prior(Parameter... parameters) {
        return new EncodedSpace(new SearchSpace(List.of(parameters))).prior();
    }

    private static double[][] draws(SpacePrior prior, int d, int n) {
        var random = new SplittableRandom(1);
        return IntStream.range(0, n)
                .mapToObj(i -> prior.point(random.doubles(d).toArray()))
                .toArray(double[][]::new);
    }

    @Test
    void isADensityOverTheUnitInterval() {
        for (Parameter parameter : List.of(
                new FloatParameter("x", -4, 4).withPrior(Prior.around(3, 1)),
                new FloatParameter("x", 1e-5, 1e-1, true, null).withPrior(Prior.around(1e-5, 10)),
                new FloatParameter("x", 0, 1).withPrior(Prior.around(0.5, 1e-3)),
                new FloatParameter("x", 0, 1))) {
            SpacePrior prior = prior(parameter);
            int cells = 100_000;

            double integral = IntStream.range(0, cells)
                    .mapToDouble(i -> Math.exp(prior.logDensity(new double[] {(i + 0.5) / cells})) / cells)
                    .sum();

            assertThat(integral).as("%s", parameter).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void aDeviationIsADifferenceOnALinearScaleAndAFactorOnALogarithmicOne() {
        // a density's logarithm falls by ½ from its center to one deviation away, but for the uniform part
        var linear = prior(new FloatParameter("x", 0, 10).withPrior(Prior.around(5, 1)));
        var log = prior(new FloatParameter("x", 1e-4, 1, true, null).withPrior(Prior.around(1e-2, 10)));
        var whole = prior(new IntParameter("x", 1, 1000, true, null).withPrior(Prior.around(30, 2)));

        assertThat(linear.logDensity(new double[] {0.5}) - linear.logDensity(new double[] {0.6}))
                .isCloseTo(0.5, within(0.02));
        assertThat(log.logDensity(new double[] {0.5}) - log.logDensity(new double[] {0.75}))
                .isCloseTo(0.5, within(0.05));
        var axis = Axis.of(new IntParameter("x", 1, 1000, true, null));
        assertThat(whole.logDensity(new double[] {axis.encode(30L)})
                        - whole.logDensity(new double[] {axis.encode(60L)}))
                .isCloseTo(0.5, within(0.02));
        assertThat(whole.logDensity(new double[] {axis.encode(15L)}))
                .isCloseTo(whole.logDensity(new double[] {axis.encode(60L)}), within(1e-9));
    }

    @Test
    void drawsFollowTheDensityAndNoPlaceIsRuledOut() {
        var prior = prior(
                new FloatParameter("x", 0, 1).withPrior(Prior.around(0.2, 0.05)),
                new CategoricalParameter("c", List.of("a", "b", "c"))
                        .withPrior(Prior.weighted(List.of(6.0, 3.0, 1.0))));

        double[][] points = draws(prior, 2, 20_000);

        long near =
                Arrays.stream(points).filter(p -> Math.abs(p[0] - 0.2) < 0.05).count();
        long far = Arrays.stream(points).filter(p -> p[0] > 0.6).count();
        long first = Arrays.stream(points).filter(p -> p[1] == 0).count();
        // 0.95 · 0.683 + 0.05 · 0.1; 0.05 · 0.4; 0.95 · 0.6 + 0.05 / 3: four standard deviations each
        assertThat(near / 20_000.0).isCloseTo(0.654, within(0.014));
        assertThat(far / 20_000.0).isCloseTo(0.02, within(0.004));
        assertThat(first / 20_000.0).isCloseTo(0.587, within(0.014));
        assertThat(prior.mode()).containsExactly(0.2, 0);
    }

    @Test
    void anInactiveParameterSaysNothing() {
        var prior = prior(
                new CategoricalParameter("optimizer", List.of("adam", "sgd")),
                new FloatParameter("momentum", 0, 1)
                        .withCondition(new Condition("optimizer", List.of("sgd")))
                        .withPrior(Prior.around(0.9, 0.01)));

        assertThat(prior.logDensity(new double[] {0, 0.5})).isZero();
        assertThat(prior.logDensity(new double[] {1, 0.5})).isCloseTo(Math.log(0.05), within(1e-9));
        assertThat(prior.logDensity(new double[] {1, 0.9})).isGreaterThan(3);
    }

    @Test
    void derivativesAgreeWithDifferences() {
        var prior = prior(
                new FloatParameter("x", 0, 1).withPrior(Prior.around(0.3, 0.1)),
                new CategoricalParameter("c", List.of(1, 2)).withPrior(Prior.weighted(List.of(1.0, 2.0))));

        for (double x : new double[] {0.05, 0.3, 0.42, 0.6}) {
            var gradient = new double[] {1, 1};
            double value = prior.logDensity(new double[] {x, 1}, 2, gradient);
            double h = 1e-6;
            double slope =
                    (prior.logDensity(new double[] {x + h, 1}) - prior.logDensity(new double[] {x - h, 1})) / (2 * h);

            assertThat(value).isEqualTo(prior.logDensity(new double[] {x, 1}));
            assertThat(gradient[0] - 1).isCloseTo(2 * slope, within(1e-5));
            assertThat(gradient[1]).isEqualTo(1);
        }
    }
}
