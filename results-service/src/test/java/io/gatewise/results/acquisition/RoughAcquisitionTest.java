package io.gatewise.results.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import io.gatewise.results.surrogate.TimeModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What weighs another acquisition weighs its rough one in the same way. */
class RoughAcquisitionTest {

    private static final double EXACT = 5;
    private static final double ROUGH = 3;

    private record Constant(double value) implements Acquisition {

        @Override
        public Acquisition rough() {
            return new Constant(ROUGH);
        }

        @Override
        public double[] values(double[][] points) {
            var values = new double[points.length];
            Arrays.fill(values, value);
            return values;
        }

        @Override
        public double value(double[] point, double[] gradient) {
            return value;
        }
    }

    static List<Acquisition> weighed() {
        var plain = new Constant(EXACT);
        double[][] timed = {{0.1}, {0.4}, {0.9}};
        var prior = new EncodedSpace(new SearchSpace(List.of(new FloatParameter("rate", 0, 1)))).prior();
        return List.of(
                new PerSecond(
                        plain,
                        TimeModel.fit(
                                new SurrogateFitter(new long[1]),
                                new Observations(timed, new double[] {1, 2, 4}),
                                point -> 0),
                        0.5),
                PriorWeighted.of(plain, prior, 2),
                new AtRung(plain, 0),
                new WithinChoice(plain, 0, 0.3));
    }

    @ParameterizedTest
    @MethodSource("weighed")
    void isWeighedInTheSameWay(Acquisition weighed) {
        double[][] at = {{0.3}};

        double difference = weighed.values(at)[0] - weighed.rough().values(at)[0];

        assertThat(difference).isCloseTo(EXACT - ROUGH, within(1e-12));
    }
}
