package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.Prior;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.space.EncodedSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final FloatParameter X = new FloatParameter("x", 0, 1);

    /** The power after n trials along x, whose loss is NaN where they are infeasible. */
    private static double power(FloatParameter x, int n, DoubleUnaryOperator loss) {
        History history = History.empty();
        for (int i = 1; i <= n; i++) {
            double at = (i - 0.5) / n;
            double measured = loss.applyAsDouble(at);
            history = history.opened(i, new Configuration(Map.of("x", at)), "proposed", new Rung(1, 1, 1, 1))
                    .ended(
                            i,
                            Double.isNaN(measured)
                                    ? BayesianSamplerTest.infeasible()
                                    : BayesianSamplerTest.completed(measured));
        }
        return Expectation.power(new SearchProblem(
                new EncodedSpace(new SearchSpace(List.of(x))), Direction.MINIMIZE, history, Optional.empty()));
    }

    @Test
    void fadesWithTheTrialsWhereTheyDoNotContradictIt() {
        FloatParameter right = X.withPrior(Prior.around(0.2, 0.2));

        assertThat(power(right, 1, x -> x)).isEqualTo(10);
        assertThat(power(right, 10, x -> Math.abs(x - 0.2))).isEqualTo(1);
        assertThat(power(right, 50, x -> Math.abs(x - 0.2))).isEqualTo(0.2);
        assertThat(power(X, 10, x -> x)).isZero();
    }

    @Test
    void isGoneAtOnceWhereTheTrialsContradictIt() {
        FloatParameter wrong = X.withPrior(Prior.around(0.2, 0.2));

        assertThat(power(wrong, 10, x -> -Math.abs(x - 0.2))).isLessThan(0.01);
        assertThat(power(wrong, 10, x -> x < 0.6 ? Double.NaN : 1))
                .as("what is infeasible ranks last")
                .isLessThan(0.1);
    }

    @Test
    void countsChanceByKendallsTest() {
        // 4 of 6 pairs discordant, 2 concordant: S = −2, deviation √(4 · 3 · 13 / 18) = 2.944
        double[] expected = {4, 3, 2, 1};
        double[] losses = {3, 4, 1, 2};

        // Φ(−0.6794) = 0.24844
        assertThat(Expectation.believable(expected, losses)).isCloseTo(2 * 0.24844, within(1e-4));
        assertThat(Expectation.believable(new double[] {1}, new double[] {1})).isEqualTo(1);
    }
}
