package io.gatewise.results.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WithinChoiceTest {

    /** As promising as the first coordinate is large; of many points only the wanted ones are rated. */
    private static final Acquisition FIRST = new Acquisition() {

        @Override
        public double[] values(double[][] points) {
            return Arrays.stream(points).mapToDouble(point -> point[0]).toArray();
        }

        @Override
        public double[] screen(double[][] points, int wanted) {
            double[] values = values(points);
            double least = Arrays.stream(values)
                    .sorted()
                    .skip(Math.max(0, points.length - wanted))
                    .findFirst()
                    .orElseThrow();
            return Arrays.stream(values)
                    .map(value -> value < least ? Double.NEGATIVE_INFINITY : value)
                    .toArray();
        }

        @Override
        public double value(double[] point, double[] gradient) {
            gradient[0] = 1;
            gradient[1] = 0;
            return point[0];
        }
    };

    private static final double HERE = 1;
    private static final double[][] POINTS = {{0.9, 0}, {0.8, 0}, {0.2, HERE}, {0.1, HERE}};

    private final Acquisition within = new WithinChoice(FIRST, 1, HERE);

    @Test
    void nothingIsPromisingElsewhere() {
        assertThat(within.values(POINTS)).containsExactly(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.2, 0.1);
    }

    @Test
    void screeningLosesNoPointThatThoseElsewhereOutdo() {
        assertThat(within.screen(POINTS, 2))
                .containsExactly(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.2, 0.1);
    }

    @Test
    void leadsNowhereFromElsewhere() {
        double[] gradient = {7, 7};

        assertThat(within.value(POINTS[0], gradient)).isNegative().isInfinite();
        assertThat(gradient).containsOnly(0);
        assertThat(within.value(POINTS[2], gradient)).isEqualTo(0.2);
        assertThat(gradient).containsExactly(1, 0);
    }
}
