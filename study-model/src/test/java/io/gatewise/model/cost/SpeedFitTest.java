package io.gatewise.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.cost.SpeedFit.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpeedFitTest {

    private static final Speed EXPECTED = Speed.expected("fused");

    /** A slow machine whose epochs cost much beside their arithmetic. */
    private static final Speed TRUE = new Speed(1.3e-10, 0.04);

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void isTheExpectationBeforeAnyTraining() {
        assertThat(SpeedFit.of(EXPECTED, List.of())).isEqualTo(EXPECTED);
    }

    @Test
    void oneTrainingMovesItAsAWhole() {
        double seconds = 30 * EXPECTED.seconds(1e10, 5);

        Speed speed = SpeedFit.of(EXPECTED, List.of(new Training(1e10, 5, seconds)));

        assertThat(speed.seconds(1e10, 5)).isCloseTo(seconds, within(1e-9));
        assertThat(speed.seconds(1e12, 5)).isCloseTo(30 * EXPECTED.seconds(1e12, 5), within(1e-6));
    }

    @Test
    void fortyNoisyTrainingsTellArithmeticFromEpochs() {
        Speed speed = SpeedFit.of(EXPECTED, trainings(40, 0));

        for (double operations : new double[] {1e6, 1e9, 1e12}) {
            assertThat(speed.seconds(operations, 1) / TRUE.seconds(operations, 1))
                    .isBetween(0.85, 1.15);
        }
    }

    @Test
    void aFewTrainingsThatWereHeldUpHardlyCount() {
        Speed speed = SpeedFit.of(EXPECTED, trainings(40, 6));

        assertThat(speed.seconds(1e9, 1) / TRUE.seconds(1e9, 1)).isBetween(0.85, 1.25);
    }

    @Test
    void isNeverNegative() {
        // larger trainings that are faster: no line through the origin has that slope
        Speed speed = SpeedFit.of(
                EXPECTED, List.of(new Training(1e9, 1, 5), new Training(1e10, 1, 1), new Training(1e11, 1, 0.1)));

        assertThat(speed.secondsPerOperation()).isNotNegative();
        assertThat(speed.secondsPerEpoch()).isNotNegative();
        assertThat(speed.seconds(1e10, 1)).isPositive();
    }

    @Test
    void aTrainingThatTookNoTimeIsNone() {
        assertThatThrownBy(() -> new Training(1e9, 1, 0)).hasMessageContaining("seconds above 0");
        assertThatThrownBy(() -> new Training(Double.NaN, 1, 1)).hasMessageContaining("operations");
    }

    private List<Training> trainings(int count, int heldUp) {
        var trainings = new ArrayList<Training>();
        for (int i = 0; i < count; i++) {
            double operations = Math.pow(10, 6 + 5 * random.nextDouble());
            int epochs = 1 + random.nextInt(50);
            double noise = Math.exp(0.1 * random.nextGaussian());
            double factor = i < heldUp ? 20 : 1;
            trainings.add(new Training(operations, epochs, TRUE.seconds(operations, epochs) * noise * factor));
        }
        return trainings;
    }
}
