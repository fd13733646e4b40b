package io.gatewise.results.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxMinimizerTest {

    private static double rosenbrock(double[] x, double[] gradient) {
        double a = x[1] - x[0] * x[0];
        double b = 1 - x[0];
        gradient[0] = -400 * x[0] * a - 2 * b;
        gradient[1] = 200 * a;
        return 100 * a * a + b * b;
    }

    @Test
    void findsTheMinimumOfRosenbrocksValley() {
        var minimizer = new BoxMinimizer(new double[] {-2, -2}, new double[] {2, 2}, 200, 1e-10);

        var found = minimizer.minimize(BoxMinimizerTest::rosenbrock, new double[] {-1.2, 1});

        assertThat(found.x()).containsExactly(new double[] {1, 1}, within(1e-4));
        assertThat(found.value()).isLessThan(1e-8);
    }

    @Test
    void stopsAtABoundThatTheMinimumLiesBeyond() {
        var minimizer = new BoxMinimizer(new double[] {-2, -2}, new double[] {0.5, 2}, 200, 1e-10);

        var found = minimizer.minimize(BoxMinimizerTest::rosenbrock, new double[] {-1.2, 1});

        // with x₀ = ½ the best x₁ is x₀² = ¼
        assertThat(found.x()).containsExactly(new double[] {0.5, 0.25}, within(1e-4));
    }

    @Test
    void walksAroundWhereTheFunctionIsNotDefined() {
        var minimizer = new BoxMinimizer(new double[] {-5}, new double[] {5}, 100, 1e-10);

        var found = minimizer.minimize(
                (x, gradient) -> {
                    gradient[0] = 1 - 1 / x[0];
                    return x[0] - Math.log(x[0]); // NaN below 0
                },
                new double[] {4});

        assertThat(found.x()[0]).isCloseTo(1, within(1e-4));
    }

    @Test
    void returnsTheStartWhereNothingIsDefined() {
        var minimizer = new BoxMinimizer(new double[] {0}, new double[] {1}, 100, 1e-10);

        var found = minimizer.minimize((x, gradient) -> Double.NaN, new double[] {0.3});

        assertThat(found.x()).containsExactly(0.3);
    }
}
