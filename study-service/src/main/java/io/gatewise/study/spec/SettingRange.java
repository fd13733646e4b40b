package io.gatewise.study.spec;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Condition;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.TrainerSetting;
import java.util.LinkedHashSet;
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

    /** The setting as it is searched, else as it is fixed, else its default; no value if that follows another setting. */
    static SettingRange of(SpecParts parts, TrainerSetting setting) {
        int place = place(parts, setting.key());
        if (place >= 0) {
            return searched("/parameters/" + place, parts.parameters().get(place), setting.standard());
        }
        Object fixed = parts.fixed().values().get(setting.key());
        Object value = fixed == null ? setting.standard() : fixed;
        String at = "/training/" + setting.key();
        return choices(at, at, value == null ? List.of() : List.of(value), fixed != null);
    }

    /** The same where {@code other} has that value: its default alone where conditions make it inactive there. */
    static SettingRange where(SpecParts parts, TrainerSetting setting, TrainerSetting other, Object value) {
        int first = place(parts, setting.key());
        int place = first;
        for (int hops = 0; place >= 0 && hops < parts.parameters().size(); hops++) {
            Condition condition = parts.parameters().get(place).condition();
            if (condition == null) {
                break;
            }
            if (condition.parameter().equals(other.key()) && !condition.in().contains(value)) {
                String at = "/parameters/" + first;
                return choices(at + "/condition", at, List.of(setting.standard()), true);
            }
            place = place(parts, condition.parameter());
        }
        return of(parts, setting);
    }

    private static int place(SpecParts parts, String name) {
        for (int i = 0; i < parts.parameters().size(); i++) {
            Parameter parameter = parts.parameters().get(i);
            if (parameter != null && parameter.name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** A parameter's values, and the default where a condition may leave it inactive. */
    private static SettingRange searched(String at, Parameter parameter, Object standard) {
        boolean conditional = parameter.condition() != null;
        if (parameter instanceof CategoricalParameter categorical) {
            var values = new LinkedHashSet<>(categorical.choices());
            if (conditional && standard != null) {
                values.add(standard);
            }
            return choices(at + "/choices", at, List.copyOf(values), true);
        }
        boolean whole = parameter instanceof IntParameter;
        double low = whole ? ((IntParameter) parameter).low() : ((FloatParameter) parameter).low();
        double high = whole ? ((IntParameter) parameter).high() : ((FloatParameter) parameter).high();
        if (conditional && standard instanceof Number number) {
            double outside = number.doubleValue();
            String pointer = outside > high ? "/condition" : "/high";
            return new SettingRange(at + pointer, at, Math.min(low, outside), Math.max(high, outside), List.of(), true);
        }
        return new SettingRange(at + "/high", at, low, high, List.of(), true);
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
