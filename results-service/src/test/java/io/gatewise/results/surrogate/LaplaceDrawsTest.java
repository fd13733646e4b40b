package io.gatewise.results.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LaplaceDrawsTest {

    private static final double[] MODE = {1, -2};

    /** Minus the log density of two independent normal variables, deviations ½ and 1, but for a constant. */
    private static double normal(double[] theta, double[] gradient) {
        double a = theta[0] - MODE[0];
        double b = theta[1] - MODE[1];
        gradient[0] = 4 * a;
        gradient[1] = b;
        return 2 * a * a + 0.5 * b * b;
    }

    private static List<LaplaceDraws.Draw> draws(double lower, double upper) {
        var draws =
                new LaplaceDraws(LaplaceDrawsTest::normal, new double[] {lower, lower}, new double[] {upper, upper});
        return draws.around(MODE, 0, draws.curvature(MODE, 9), 2000, new SplittableRandom(6));
    }

    @Test
    void drawsOfANormalPosteriorHaveItsDeviationOnceWeighted() {
        double sum = 0;
        double squares = 0;
        for (LaplaceDraws.Draw draw : draws(-9, 9)) {
            double weight = Math.exp(draw.logWeight());
            sum += weight;
            squares += weight * Math.pow(draw.theta()[0] - MODE[0], 2);
        }

        // 2,000 draws: the deviation's own error is about 2 %
        assertThat(Math.sqrt(squares / sum)).isCloseTo(0.5, within(0.05));
    }

    @Test
    void theModeComesFirstAndDrawsStayWithinTheBounds() {
        List<LaplaceDraws.Draw> draws = draws(-2.5, 1.5);

        assertThat(draws.get(0).theta()).containsExactly(MODE);
        for (LaplaceDraws.Draw draw : draws) {
            assertThat(draw.theta()[0]).isBetween(-2.5, 1.5);
            assertThat(draw.theta()[1]).isBetween(-2.5, 1.5);
        }
    }
}
