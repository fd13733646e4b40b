package io.gatewise.study.spec;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.StockDl4j;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TrainerSetting;
import java.util.LinkedHashMap;
import java.util.List;
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
        List<Configuration> tried = List.of(hardestNumbers());
        for (TrainerSetting setting :
                List.of(TrainerSetting.OPTIMIZER, TrainerSetting.DIRECTION, TrainerSetting.POOLING)) {
            tried = withEach(tried, setting);
        }
        for (Configuration settings : tried) {
            StockDl4j.refusals(settings, task).forEach((name, why) -> problems.add(pointer(name), why));
        }
    }

    /** Every number as far from DL4J's abilities as the study may take it. */
    private Configuration hardestNumbers() {
        Map<String, Object> values =
                new LinkedHashMap<>(TrainerSetting.standards().values());
        for (TrainerSetting setting : TrainerSetting.values()) {
            if (setting.standard() instanceof Double) {
                values.put(setting.key(), range(setting).largest());
            }
        }
        values.put(TrainerSetting.ENGINE.key(), DL4J);
        return new Configuration(values);
    }

    /** Each with each of the setting's choices. */
    private List<Configuration> withEach(List<Configuration> some, TrainerSetting setting) {
        return range(setting).choices().stream()
                .filter(String.class::isInstance) // others are refused elsewhere
                .flatMap(choice ->
                        some.stream().map(one -> one.overlaidWith(new Configuration(Map.of(setting.key(), choice)))))
                .toList();
    }

    /** Where stock DL4J is the engine. */
    private SettingRange range(TrainerSetting setting) {
        return SettingRange.where(parts, setting, TrainerSetting.ENGINE, DL4J);
    }

    private String pointer(String name) {
        return TrainerSetting.named(name)
                .map(setting -> range(setting).pointer())
                .orElse("/task/" + name);
    }
}
