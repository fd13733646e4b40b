package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ImprovementLeftTest {

    private static final Rung RUNG = new Rung(1, 1, 1, 1);
    private static final EncodedSpace SPACE =
            new EncodedSpace(new SearchSpace(List.of(new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1))));

    private static ImprovementLeft left(int trials, DoubleUnaryOperator loss) {
        return left(trials, 1, loss);
    }

    /** @param power of evenly spread numbers: the higher, the more trials have a small x */
    private static ImprovementLeft left(int trials, int power, DoubleUnaryOperator loss) {
        var random = new SplittableRandom(7);
        List<TrialRecord> records = new ArrayList<>();
        for (int number = 1; number <= trials; number++) {
            double x = Math.pow(random.nextDouble(), power);
            var configuration = new Configuration(Map.of("x", x, "y", random.nextDouble()));
            records.add(new TrialRecord(
                    number,
                    configuration,
                    "proposed",
                    RUNG,
                    TrialState.COMPLETED,
                    List.of(new RungScore(RUNG, loss.applyAsDouble(x), true))));
        }
        var problem = new SearchProblem(SPACE, Direction.MINIMIZE, History.of(records), Optional.empty());
        return ImprovementLeft.of(problem, new SplittableRandom(1)).orElseThrow();
    }

    @Test
    void isBeyondTheNoiseWhereExactLossesPointSomewhere() {
        ImprovementLeft left = left(8, x -> 30 * x);

        assertThat(left.belowNoise()).isFalse();
        assertThat(left.improvement()).isGreaterThan(0.1);
    }

    @Test
    void isBelowTheNoiseOnceManyTrialsLieWhereLossesAreLow() {
        var random = new SplittableRandom(2);

        ImprovementLeft left = left(80, 3, x -> 0.5 * x + 0.05 * random.nextGaussian());

        assertThat(left.belowNoise()).isTrue();
        assertThat(left.noise()).as("in the loss's unit").isCloseTo(0.05, within(0.01));
    }

    @Test
    void growsWithTheLossesUnit() {
        var one = new SplittableRandom(2);
        var larger = new SplittableRandom(2);

        ImprovementLeft left = left(40, x -> 0.5 * one.nextGaussian() + x);
        ImprovementLeft scaled = left(40, x -> 1024 * (0.5 * larger.nextGaussian() + x));

        // a power of two: rounded alike, or the fit ends elsewhere
        assertThat(scaled.noise()).isCloseTo(1024 * left.noise(), within(1e-9 * scaled.noise()));
        assertThat(scaled.improvement()).isCloseTo(1024 * left.improvement(), within(1e-9 * scaled.improvement()));
    }

    @Test
    void isNothingBeforeATrialHasAScore() {
        var problem = new SearchProblem(SPACE, Direction.MINIMIZE, History.empty(), Optional.empty());

        assertThat(ImprovementLeft.of(problem, new SplittableRandom(1))).isEmpty();
    }
}
