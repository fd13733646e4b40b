package io.gatewise.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StopWhenTest {

    @Test
    void aTargetIsReachedByAScoreAsGoodInTheObjectivesDirection() {
        var stop = new StopWhen(null, 0.5);

        assertThat(stop.reached(0.5, Direction.MINIMIZE)).isTrue();
        assertThat(stop.reached(0.4, Direction.MINIMIZE)).isTrue();
        assertThat(stop.reached(0.6, Direction.MINIMIZE)).isFalse();
        assertThat(stop.reached(0.6, Direction.MAXIMIZE)).isTrue();
        assertThat(stop.reached(0.4, Direction.MAXIMIZE)).isFalse();
        assertThat(StopWhen.never().reached(0, Direction.MINIMIZE)).isFalse();
    }

    @Test
    void refusesTimesAndTargetsThatAreNone() {
        for (double seconds : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e12}) {
            assertThatThrownBy(() -> new StopWhen(seconds, null)).hasMessageContaining("seconds");
        }
        assertThatThrownBy(() -> new StopWhen(null, Double.NaN)).hasMessageContaining("target");
    }

    @Test
    void neverIsWhatNamesNoReason() {
        assertThat(new StopWhen(null, null).isNever()).isTrue();
        assertThat(new StopWhen(1.0, null).isNever()).isFalse();
        assertThat(new StopWhen(null, null, Stagnation.of(true)).isNever()).isFalse();
    }
}
