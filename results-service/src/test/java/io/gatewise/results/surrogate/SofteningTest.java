package io.gatewise.results.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SofteningTest {

    private static Softening chosenFor(DoubleUnaryOperator loss, double noise) {
        var random = new SplittableRandom(2);
        var points = new double[40][];
        var values = new double[40];
        for (int i = 0; i < 40; i++) {
            points[i] = new double[] {random.nextDouble(), random.nextDouble()};
            values[i] = loss.applyAsDouble(points[i][0] + points[i][1]) + noise * random.nextGaussian();
        }
        return new LossFitter(new SurrogateFitter(new long[2]))
                .fit(new Observations(points, values), Optional.empty(), new SplittableRandom(3))
                .fit()
                .softening();
    }

    @Test
    void lossesOverManyOrdersOfMagnitudeAreSoftened() {
        assertThat(chosenFor(x -> Math.exp(8 * x), 0).offset()).isLessThanOrEqualTo(0.1);
    }

    @Test
    void plainNoisyLossesStayAsTheyAre() {
        assertThat(chosenFor(x -> Math.sin(4 * x), 0.2)).isEqualTo(Softening.NONE);
    }

    @Test
    void keepsTheOrderAndTellsItsSlope() {
        var softening = new Softening(0.1);
        double[] values = {3, 1, 2.5, 1000, 7};
        double step = 1e-4;

        Softening.Softened softened = softening.apply(values);

        assertThat(BestFirst.order(softened.losses())).containsExactly(BestFirst.order(values));
        // a small change of the largest value moves neither the lowest nor the median, and the scale a known little
        double[] moved = values.clone();
        moved[3] += step;
        double[] other = softening.apply(moved).losses();
        double stretch = (other[3] - other[1]) / (softened.losses()[3] - softened.losses()[1]);
        double unscaled = Math.log((values[3] - 1) / 2 + 0.1) - Math.log(0.1);
        double grown = Math.log((moved[3] - 1) / 2 + 0.1) - Math.log(0.1);
        assertThat(stretch * scaleRatio(softened.losses(), other)).isCloseTo(grown / unscaled, within(1e-9));
        assertThat(softened.logSlopes()[1]).isGreaterThan(softened.logSlopes()[3]);
    }

    /** How much the other standardisation divides by more than the first: read off two values that didn't move. */
    private static double scaleRatio(double[] first, double[] other) {
        return (first[4] - first[1]) / (other[4] - other[1]);
    }

    @Test
    void equalAndHugeLossesStayFinite() {
        assertThat(new Softening(0.01).apply(new double[] {5, 5, 5}).losses()).containsOnly(0);
        for (double loss :
                new Softening(0.01).apply(new double[] {-1e308, 1e308, 0, 1}).losses()) {
            assertThat(loss).isFinite();
        }
    }
}
