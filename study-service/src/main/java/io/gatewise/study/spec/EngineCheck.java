package io.gatewise.study.spec;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.StockDl4j;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TrainerSetting;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether stock DL4J can train all that it may be asked to. */
final class EngineCheck {

    private static final String DL4J = "dl4j";

    private final SpecParts parts;
    private final Problems problems;

    EngineCheck(SpecParts parts, Problems problems) {
        this.parts = parts;
        this.problems = problems;
    }

    void check(Task task) {
        if (!SettingRange.of(parts, TrainerSetting.ENGINE).choices().contains(DL4J)) {
            return;
        }
        StockDl4j.refusals(hardest(), task).forEach((name, why) -> problems.add(pointer(name), why));
    }

    /** Every setting as far from DL4J's abilities as the study may take it. */
    private Configuration hardest() {
        Map<String, Object> values =
                new LinkedHashMap<>(TrainerSetting.standards().values());
        for (TrainerSetting setting : TrainerSetting.values()) {
            SettingRange range = SettingRange.of(parts, setting);
            if (range.choices().contains("adamw")) {
                values.put(setting.key(), "adamw");
            } else if (setting.standard() instanceof Double) {
                values.put(setting.key(), range.largest());
            }
        }
        values.put(TrainerSetting.ENGINE.key(), DL4J);
        return new Configuration(values);
    }

    private String pointer(String name) {
        return TrainerSetting.named(name)
                .map(setting -> SettingRange.of(parts, setting).pointer())
                .orElse("/task/" + name);
    }
}
