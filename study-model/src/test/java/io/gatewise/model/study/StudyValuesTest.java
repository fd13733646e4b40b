package io.gatewise.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.space.Configuration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyValuesTest {

    @Test
    void everyDefaultSettingIsWithinItsLimits() {
        for (TrainerSetting setting : TrainerSetting.values()) {
            boolean follows = setting.key().startsWith("units_"); // the units of the lowest layer
            assertThat(follows ? setting.standard() == null : setting.limits().contains(setting.standard()))
                    .as(setting.key())
                    .isTrue();
        }
    }

    @Test
    void trialsOfAStudyHaveDifferentSeedsThatDependOnTheStudysSeed() {
        var seeds = new HashSet<Long>();
        for (int trial = 0; trial < 1000; trial++) {
            seeds.add(new Search(null, null, null, 1L, null).trialSeed(trial));
            seeds.add(new Search(null, null, null, 2L, null).trialSeed(trial));
        }

        assertThat(seeds).hasSize(2000);
        assertThat(new Search(null, null, null, 1L, null).trialSeed(7))
                .isEqualTo(new Search(null, null, null, 1L, null).trialSeed(7));
    }

    @Test
    void aScoreIsNeverNaN() {
        assertThatThrownBy(
                        () -> new Outcome.Completed(Double.NaN, Map.of(), List.of(), 1, true, "patience", 1, 1, null))
                .hasMessageContaining("score");
        assertThatThrownBy(() -> new CurvePoint(1, 1, 0, Map.of("rmse", Double.POSITIVE_INFINITY)))
                .hasMessageContaining("rmse");
        assertThatThrownBy(() -> new Configuration(Map.of("units", Double.NaN))).hasMessageContaining("units");
    }

    @Test
    void aHoldOutNamesEachCutOnce() {
        assertThatThrownBy(() -> new HoldOut(null, null, 0.1, null)).hasMessageContaining("validationFraction");
        assertThatThrownBy(() -> new HoldOut(0.1, "2013-01-01", null, null)).hasMessageContaining("validationFrom");
        assertThatThrownBy(() -> new HoldOut(0.6, null, 0.5, null)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> new HoldOut(null, "2014-01-01", null, "2013-01-01"))
                .hasMessageContaining("before testFrom");
    }

    @Test
    void aTransferNamesOneSource() {
        assertThatThrownBy(() -> new Transfer(null, null, null)).hasMessageContaining("got neither");
        assertThatThrownBy(() -> new Transfer("a", "b", null)).hasMessageContaining("got study a and model b");
        assertThat(new Transfer("a", null, null).head()).isEqualTo(Transfer.Head.REPLACE);
    }
}
