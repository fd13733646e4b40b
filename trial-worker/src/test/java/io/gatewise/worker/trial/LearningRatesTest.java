package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.TrainerSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningRatesTest {

    private static final double ROUNDING = 1e-12;

    @Test
    void staysConstant() {
        assertThat(rates(Map.of(), 10).at(1, 0, 5)).isEqualTo(0.5);
        assertThat(rates(Map.of(), 10).at(10, 4, 5)).isEqualTo(0.5);
    }

    @Test
    void stepsDownAfterSoManyEpochs() {
        LearningRates rates = rates(Map.of("schedule", "step", "stepEpochs", 3, "stepFactor", 0.1), 10);

        assertThat(rates.at(3, 4, 5)).isEqualTo(0.5);
        assertThat(rates.at(4, 0, 5)).isEqualTo(0.05, within(ROUNDING));
        assertThat(rates.at(7, 0, 5)).isEqualTo(0.005, within(ROUNDING));
    }

    @Test
    void goesDownInHalfACosine() {
        LearningRates rates = rates(Map.of("schedule", "cosine"), 8);

        assertThat(rates.at(1, 0, 2)).isEqualTo(0.5);
        assertThat(rates.at(3, 0, 2)).isEqualTo(0.25 * (1 + Math.cos(Math.PI / 4)), within(ROUNDING));
        assertThat(rates.at(5, 0, 2)).isEqualTo(0.25, within(ROUNDING));
        assertThat(rates.at(8, 1, 2)).isPositive().isLessThan(0.01);
    }

    @Test
    void risesAndFallsOnceInACycle() {
        LearningRates rates = rates(Map.of("schedule", "one-cycle"), 100);

        assertThat(rates.at(1, 0, 1)).isEqualTo(0.05, within(ROUNDING));
        assertThat(rates.at(46, 0, 1)).isEqualTo(0.5, within(ROUNDING));
        assertThat(rates.at(91, 0, 1)).isEqualTo(0.05, within(ROUNDING));
        assertThat(rates.at(96, 0, 1)).isEqualTo((0.05 + 0.0005) / 2, within(ROUNDING));
    }

    @Test
    void warmsUpStepByStepFromZero() {
        LearningRates rates = rates(Map.of("warmUpEpochs", 2.0), 10);

        assertThat(rates.at(1, 0, 4)).isEqualTo(0.5 / 8, within(ROUNDING));
        assertThat(rates.at(1, 1, 4)).isEqualTo(0.5 * 2 / 8, within(ROUNDING));
        assertThat(rates.at(2, 3, 4)).isEqualTo(0.5);
        assertThat(rates.at(3, 0, 4)).isEqualTo(0.5);
    }

    @Test
    void beginsTheCosineAfterTheWarmUp() {
        LearningRates rates = rates(Map.of("schedule", "cosine", "warmUpEpochs", 2.0), 10);

        assertThat(rates.at(3, 0, 4)).isEqualTo(0.5);
        assertThat(rates.at(7, 0, 4)).isEqualTo(0.25, within(ROUNDING));
    }

    private static LearningRates rates(Map<String, Object> changes, int epochs) {
        var settings = TrainerSetting.standards()
                .overlaidWith(new Configuration(Map.of("learningRate", 0.5)))
                .overlaidWith(new Configuration(changes));
        return new LearningRates(settings, epochs);
    }
}
