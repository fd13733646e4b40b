package io.gatewise.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.results.numeric.SobolPoints;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.surrogate.Observations;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportanceTest {

    private static final EncodedSpace SPACE = new EncodedSpace(new SearchSpace(List.of(
            new FloatParameter("a", 0, 1, false, null),
            new FloatParameter("b", 0, 1, false, null),
            new CategoricalParameter("c", List.of("x", "y", "z")))));

    private static Observations observed(int n, ToDoubleFunction<double[]> loss) {
        var sobol = new SobolPoints(3, new SplittableRandom(7));
        double[][] points =
                IntStream.range(0, n).mapToObj(i -> SPACE.atUnit(sobol.next())).toArray(double[][]::new);
        return new Observations(
                points, java.util.Arrays.stream(points).mapToDouble(loss).toArray());
    }

    private static Importance of(Observations observations) {
        return Importance.of(SPACE, observations, new SplittableRandom(1)).orElseThrow();
    }

    /** 3 a + b: variances 9/12 and 1/12, so the shares are 0.9 and 0.1; the surrogate of 40 points is near that. */
    @Test
    void sharesAreThoseOfTheMainEffects() {
        Importance importance = of(observed(40, p -> 3 * p[0] + p[1]));

        assertThat(importance.shares()[0]).isCloseTo(0.9, within(0.05));
        assertThat(importance.shares()[1]).isCloseTo(0.1, within(0.05));
        assertThat(importance.shares()[2]).isCloseTo(0, within(0.02));
        assertThat(importance.rankedRightly()).isGreaterThan(0.95);
    }

    @Test
    void aChoiceCanMakeTheDifference() {
        Importance importance = of(observed(40, p -> p[2] == 1 ? 0 : 1));

        assertThat(importance.shares()[2]).isGreaterThan(0.9);
    }

    /** Main effects of (a − ½)(b − ½) are zero: nothing is explained by one parameter alone. */
    @Test
    void whatParametersDoTogetherIsNobodysShare() {
        Importance importance = of(observed(60, p -> (p[0] - 0.5) * (p[1] - 0.5)));

        assertThat(importance.shares()[0]).isLessThan(0.15);
        assertThat(importance.shares()[1]).isLessThan(0.15);
    }

    @Test
    void noiseIsRankedByChance() {
        var noise = new SplittableRandom(3);

        Importance importance = of(observed(60, p -> noise.nextGaussian()));

        assertThat(importance.rankedRightly()).isBetween(0.3, 0.6);
    }

    @Test
    void fewTrialsOrEqualLossesSayNothing() {
        assertThat(Importance.of(SPACE, observed(Importance.FEWEST - 1, p -> p[0]), new SplittableRandom(1)))
                .isEmpty();
        assertThat(Importance.of(SPACE, observed(20, p -> 5), new SplittableRandom(1)))
                .isEmpty();
    }
}
