package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.results.space.EncodedSpace;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParzenEstimatorTest {

    private static final EncodedSpace SPACE = new EncodedSpace(new SearchSpace(
            List.of(new FloatParameter("x", 0, 1), new CategoricalParameter("kind", List.of("a", "b", "c")))));
    private static final ParzenEstimator ESTIMATOR =
            new ParzenEstimator(SPACE, new double[][] {{0.02, 0}, {0.1, 0}, {0.9, 2}});

    @Test
    void theDensityIntegratesToOne() {
        double integral = 0;
        double step = 1e-3;
        for (double x = step / 2; x < 1; x += step) {
            for (int kind = 0; kind < 3; kind++) {
                integral += step * Math.exp(ESTIMATOR.logDensity(new double[] {x, kind}));
            }
        }

        assertThat(integral).isCloseTo(1, within(1e-4)); // the table of masses is interpolated
    }

    @Test
    void drawsFollowTheDensity() {
        var random = new SplittableRandom(4);
        int low = 0;
        for (int i = 0; i < 4000; i++) {
            double[] drawn = ESTIMATOR.draw(random);
            low += drawn[0] < 0.5 && drawn[1] == 0 ? 1 : 0;
        }

        double expected = 0;
        double step = 1e-3;
        for (double x = step / 2; x < 0.5; x += step) {
            expected += step * Math.exp(ESTIMATOR.logDensity(new double[] {x, 0}));
        }
        // 4,000 draws: a standard deviation of at most 0.008
        assertThat(low / 4000.0).isCloseTo(expected, within(0.03));
    }
}
