package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.StoppingRule;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    @Test
    void losesPatienceAfterSoManyEpochsWithoutImprovement() {
        var stopping = new EarlyStopping(new StoppingRule(100, 2, 0.0), Direction.MINIMIZE);

        assertThat(stopping.improved(5)).isTrue();
        assertThat(stopping.improved(4)).isTrue();
        assertThat(stopping.improved(4)).isFalse();
        assertThat(stopping.exhausted()).isFalse();
        assertThat(stopping.improved(4.5)).isFalse();
        assertThat(stopping.exhausted()).isTrue();
        assertThat(stopping.bestEpoch()).isEqualTo(2);
    }

    @Test
    void takesSmallGainsForNoImprovement() {
        var stopping = new EarlyStopping(new StoppingRule(100, 2, 0.5), Direction.MINIMIZE);

        assertThat(stopping.improved(5)).isTrue();
        assertThat(stopping.improved(4.75)).isFalse();
        assertThat(stopping.improved(4.25)).isTrue();
    }

    @Test
    void followsTheMetricsDirection() {
        var stopping = new EarlyStopping(new StoppingRule(100, 1, 0.0), Direction.MAXIMIZE);

        assertThat(stopping.improved(-3)).isTrue();
        assertThat(stopping.improved(0.5)).isTrue();
        assertThat(stopping.improved(0.4)).isFalse();
        assertThat(stopping.exhausted()).isTrue();
    }

    @Test
    void isPatientBeforeTheFirstEpoch() {
        assertThat(new EarlyStopping(new StoppingRule(1, 1, 0.0), Direction.MINIMIZE).exhausted())
                .isFalse();
    }
}
