package io.gatewise.results.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LossFitterTest {

    private static final LossFitter FITTER = new LossFitter(new SurrogateFitter(new long[3]));

    private static Observations observations(int count) {
        var random = new SplittableRandom(4);
        var points = new double[count][];
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            points[i] = random.doubles(3).toArray();
            values[i] = Math.sin(5 * points[i][0]) + points[i][1] + 0.1 * random.nextGaussian();
        }
        return new Observations(points, values);
    }

    private static ValueFit fit(int count, Optional<ValueFit> last) {
        return FITTER.fit(observations(count), last, new SplittableRandom(5)).fit();
    }

    @Test
    void aFitThatGoesOnFromTheLastOneFindsWhatAFitFromNothingFinds() {
        ValueFit last = fit(64, Optional.empty());

        double[] wentOn = fit(70, Optional.of(last)).hyperparameters().values();

        double[] fresh = fit(70, Optional.empty()).hyperparameters().values();
        assertThat(wentOn[0]).isCloseTo(fresh[0], within(0.1));
        assertThat(wentOn[1]).isCloseTo(fresh[1], within(0.1));
        assertThat(wentOn[4]).isCloseTo(fresh[4], within(0.1));
    }

    @Test
    void curvatureIsKeptUntilThereIsMoreToLearnFrom() {
        ValueFit last = fit(64, Optional.empty());

        assertThat(fit(70, Optional.of(last)).curvature()).isEqualTo(last.curvature());
        assertThat(fit(84, Optional.of(last)).curvature().orElseThrow().observations())
                .isEqualTo(84);
        // several answers may have gone by: it is not the number that counts but how many are new
        assertThat(fit(91, Optional.of(last)).curvature().orElseThrow().observations())
                .isEqualTo(91);
    }

    @Test
    void aFitOfAnotherSpaceIsNoStart() {
        ValueFit other = new LossFitter(new SurrogateFitter(new long[2]))
                .fit(
                        new Observations(new double[][] {{0, 1}, {1, 0}, {0.5, 0.5}}, new double[] {1, 2, 1.5}),
                        Optional.empty(),
                        new SplittableRandom(1))
                .fit();

        assertThat(fit(20, Optional.of(other)).hyperparameters().values())
                .isEqualTo(fit(20, Optional.empty()).hyperparameters().values());
    }
}
