package io.gatewise.results.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class WarpingTest {

    private static Optional<Warping> chosenFor(DoubleUnaryOperator loss) {
        var random = new SplittableRandom(2);
        var points = new double[60][];
        var values = new double[60];
        for (int i = 0; i < 60; i++) {
            points[i] = new double[] {random.nextDouble(), random.nextDouble()};
            values[i] = loss.applyAsDouble(points[i][0]) + 0.3 * points[i][1] + 0.01 * random.nextGaussian();
        }
        return new LossFitter(new SurrogateFitter(new long[2]))
                .fit(new Observations(points, values), Optional.empty(), new SplittableRandom(3))
                .fit()
                .warping();
    }

    @Test
    void aCoordinateIsStretchedWhereLossesChangeFast() {
        Warping warping = chosenFor(x -> Math.sin(12 * Math.pow(1 - x, 4))).orElseThrow();

        assertThat(warping.slope(0, 0.05)).isGreaterThan(1.5);
        assertThat(warping.plain(1)).isTrue();
    }

    @Test
    void coordinatesStayAsTheyAreWhereLossesChangeAlikeEverywhere() {
        assertThat(chosenFor(x -> Math.sin(6 * x))).isEmpty();
    }

    @Test
    void slopesAreTheValuesDifferences() {
        var warping = new Warping(new double[] {2}, new double[] {4});
        double step = 1e-6;

        assertThat(warping.slope(0, 0.3))
                .isCloseTo((warping.value(0, 0.3 + step) - warping.value(0, 0.3 - step)) / (2 * step), within(1e-6));
        assertThat(warping.value(0, 0)).isZero();
        assertThat(warping.value(0, 1)).isEqualTo(1);
        assertThat(warping.value(0, 1.2)).isEqualTo(1.2);
    }

    @Test
    void refusesShapesThatAreNone() {
        assertThatThrownBy(() -> new Warping(new double[] {0}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> new Warping(new double[] {1}, new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
