package io.gatewise.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.space.Configuration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerUnitsTest {

    @Test
    void aLayerWithoutASettingOfItsOwnIsAsLargeAsTheLowest() {
        var settings = new Configuration(Map.of("units", 64, "layers", 3, "units_2", 16, "units_4", 8));

        assertThat(LayerUnits.of(settings)).containsExactly(64, 16, 64);
        assertThat(LayerUnits.of(TrainerSetting.standards())).containsExactly(32);
    }

    @Test
    void eachLayerThatThereMayBeHasASetting() {
        for (int layer = 2; layer <= LayerUnits.MOST_LAYERS; layer++) {
            assertThat(LayerUnits.setting(layer).key()).isEqualTo("units_" + layer);
            assertThat(LayerUnits.setting(layer).limits().normalise(7L))
                    .isEqualTo(TrainerSetting.UNITS.limits().normalise(7L));
        }
        assertThat(LayerUnits.setting(1)).isEqualTo(TrainerSetting.UNITS);
        assertThat(TrainerSetting.named("units_" + (LayerUnits.MOST_LAYERS + 1)))
                .isEmpty();
    }

    @Test
    void wordsTellEqualLayersOnce() {
        assertThat(LayerUnits.words(List.of(8, 8))).isEqualTo("8");
        assertThat(LayerUnits.words(List.of(8, 5))).isEqualTo("8, 5");
    }

    @Test
    void aModelTellsTheUnitsOfEachLayerOnlyWhereTheyDiffer() {
        ModelProfile alike = ModelProfile.of(1, List.of(8, 8), "forward", 891, null, null);
        ModelProfile differ = ModelProfile.of(1, List.of(8, 5), "forward", 606, null, null);

        assertThat(alike).isEqualTo(new ModelProfile(1, 8, 2, "forward", 891, null, null));
        assertThat(alike.unitsByLayer()).containsExactly(8, 8);
        assertThat(differ.layerUnits()).containsExactly(8, 5);
        assertThatThrownBy(() -> new ModelProfile(1, 8, 3, "forward", 606, null, null, List.of(8, 5)))
                .hasMessageContaining("layerUnits: need 3 numbers, the first of them 8, got [8, 5]");
    }
}
