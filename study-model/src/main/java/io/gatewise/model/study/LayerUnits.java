package io.gatewise.model.study;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/** How many units each LSTM layer has: {@code units}, but for layers with a setting of their own, {@code units_2} and so on. */
public final class LayerUnits {

    /** L of the deepest network. */
    public static final int MOST_LAYERS = (int) ((IntParameter) TrainerSetting.LAYERS.limits()).high();

    private static final List<TrainerSetting> BY_LAYER = IntStream.rangeClosed(1, MOST_LAYERS)
            .mapToObj(layer -> TrainerSetting.UNITS.key() + (layer == 1 ? "" : "_" + layer))
            .map(name -> TrainerSetting.named(name).orElseThrow())
            .toList();

    private LayerUnits() {}

    /**
     * The setting that says how many a layer has.
     *
     * @param layer 1 for the lowest, at most {@link #MOST_LAYERS}
     */
    public static TrainerSetting setting(int layer) {
        return BY_LAYER.get(layer - 1);
    }

    /**
     * The units of each layer, from the lowest.
     *
     * @param settings complete
     */
    public static List<Integer> of(Configuration settings) {
        int units = settings.integer(TrainerSetting.UNITS.key());
        return IntStream.rangeClosed(1, settings.integer(TrainerSetting.LAYERS.key()))
                .mapToObj(layer -> {
                    String name = setting(layer).key();
                    return settings.values().containsKey(name) ? settings.integer(name) : units;
                })
                .toList();
    }

    /** As many units in each higher layer as in the lowest, for whoever wants each of them told. */
    static Configuration alike(long units) {
        var values = new LinkedHashMap<String, Object>();
        for (int layer = 2; layer <= MOST_LAYERS; layer++) {
            values.put(setting(layer).key(), units);
        }
        return new Configuration(values);
    }

    /** In words: one number where all layers have as many, else each from the lowest. */
    public static String words(List<Integer> units) {
        boolean alike = units.stream().distinct().count() == 1;
        return alike
                ? units.get(0).toString()
                : String.join(", ", units.stream().map(String::valueOf).toList());
    }
}
