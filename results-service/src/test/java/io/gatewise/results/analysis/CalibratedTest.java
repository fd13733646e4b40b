package io.gatewise.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibratedTest {

    /** Whole curves of which each was foretold as 0 ± 1, and ended so. */
    private record Ended(double... ends) implements Foretelling {

        @Override
        public int size() {
            return ends.length;
        }

        @Override
        public Belief foretell(Curve begun) {
            return new Belief(0, 1);
        }

        @Override
        public Belief without(int j) {
            return foretell(null);
        }

        @Override
        public double[] traits(Curve begun) {
            return new double[] {begun.end(), 0};
        }

        @Override
        public double[] traits(int j) {
            return new double[] {10, 0};
        }

        @Override
        public double end(int j) {
            return ends[j];
        }
    }

    private static Calibrated calibrated(double... ends) {
        return Calibrated.of(new Ended(ends));
    }

    @Test
    void bandsAreAsWideAsTheEndsOfWholeCurvesAsk() {
        assertThat(calibrated(1, -1, 1, -1, 1, -1).stretch()).isCloseTo(1, within(1e-12));
        assertThat(calibrated(2, -2, 2, -2, 2, -2).stretch()).isCloseTo(Math.sqrt((2 + 24) / 8.0), within(1e-12));
    }

    @Test
    void fewCurvesAreNotTrusted() {
        assertThat(calibrated(1, -1, 1, -1).trusted()).isFalse();
        assertThat(calibrated(1, -1, 1, -1, 1).trusted()).isTrue();
    }

    @Test
    void bandsThatDoNotHoldAreNotTrusted() {
        double[] mostly =
                IntStream.range(0, 40).mapToDouble(i -> i < 10 ? 9 : 0.1).toArray();

        assertThat(calibrated(mostly).stretch()).isLessThan(9 / Calibrated.HALF_BAND); // ten of forty lie outside
        assertThat(calibrated(mostly).trusted()).isFalse();
    }

    @Test
    void asManyMayLieOutsideAsChanceAllows() {
        assertThat(Calibrated.allowed(5)).isEqualTo(2); // P(X ≥ 2) = .081, P(X ≥ 3) = .0086 of Binomial(5, .1)
        assertThat(Calibrated.allowed(40)).isEqualTo(7); // P(X ≥ 7) = .10, P(X ≥ 8) = .042 of Binomial(40, .1)
    }

    @Test
    void aCurveThatStandsWorseThanAnyWholeOneDidIsUnknown() {
        var curve = new Curve(new double[] {1}, new double[] {11});

        assertThat(calibrated(1, -1, 1, -1, 1).knows(curve)).isFalse();
    }
}
