package io.gatewise.study.spec;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.TrainerSetting;
import java.util.List;

/**
 * The values that a setting may take in a study, and where the spec says so.
 *
 * @param pointer  to the field that says how large it may be
 * @param owner    to the parameter or the fixed setting as a whole
 * @param smallest number; 0 for texts
 * @param largest  number; 0 for texts
 * @param choices  the values one by one; empty for a range
 * @param given    whether the spec names the setting at all
 */
record SettingRange(
        String pointer, String owner, double smallest, double largest, List<Object> choices, boolean given) {

    /** The setting as it is searched, else as it is fixed, else its default. */
    static SettingRange of(SpecParts parts, TrainerSetting setting) {
        for (int i = 0; i < parts.parameters().size(); i++) {
            Parameter parameter = parts.parameters().get(i);
            if (parameter != null && parameter.name().equals(setting.key())) {
                return searched("/parameters/" + i, parameter);
            }
        }
        Object fixed = parts.fixed().values().get(setting.key());
        Object value = fixed == null ? setting.standard() : fixed;
        String at = "/training/" + setting.key();
        return choices(at, at, List.of(value), fixed != null);
    }

    private static SettingRange searched(String at, Parameter parameter) {
        if (parameter instanceof IntParameter range) {
            return new SettingRange(at + "/high", at, range.low(), range.high(), List.of(), true);
        }
        if (parameter instanceof FloatParameter range) {
            return new SettingRange(at + "/high", at, range.low(), range.high(), List.of(), true);
        }
        return choices(at + "/choices", at, ((CategoricalParameter) parameter).choices(), true);
    }

    private static SettingRange choices(String pointer, String owner, List<Object> choices, boolean given) {
        var numbers = choices.stream()
                .filter(Number.class::isInstance)
                .mapToDouble(choice -> ((Number) choice).doubleValue())
                .summaryStatistics();
        boolean any = numbers.getCount() > 0; // other choices are refused elsewhere
        return new SettingRange(
                pointer, owner, any ? numbers.getMin() : 0, any ? numbers.getMax() : 0, List.copyOf(choices), given);
    }

    /** As a whole number. */
    long low() {
        return (long) smallest;
    }

    /** As a whole number. */
    long high() {
        return (long) largest;
    }
}
