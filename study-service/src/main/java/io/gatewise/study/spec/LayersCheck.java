package io.gatewise.study.spec;

import io.gatewise.model.study.LayerUnits;
import io.gatewise.model.study.TrainerSetting;

/** Whether each layer whose units a spec names can be there. */
final class LayersCheck {

    private final SpecParts parts;
    private final Problems problems;

    LayersCheck(SpecParts parts, Problems problems) {
        this.parts = parts;
        this.problems = problems;
    }

    void check() {
        long most = SettingRange.of(parts, TrainerSetting.LAYERS).high();
        for (int layer = 2; layer <= LayerUnits.MOST_LAYERS; layer++) {
            SettingRange units = SettingRange.of(parts, LayerUnits.setting(layer));
            if (units.given() && layer > most) {
                problems.add(
                        units.owner(),
                        "no trial has " + layer + " layers: need layers of at least " + layer + " in /training or"
                                + " /parameters, or leave it out; there are at most " + most);
            }
        }
    }
}
