package io.gatewise.model.study;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of the trainer: the one list that {@code training} fixes and {@code parameters} search.
 *
 * <p>Each has a limit beyond which no trial makes sense, and a default, which together are the
 * <em>default settings</em> that a study's winner is compared with.
 */
public enum TrainerSetting {
    /** Rows of the past that the network reads before it predicts. */
    WINDOW(new IntParameter("window", 1, 10_000), 28L),
    /** LSTM units of each layer. */
    UNITS(new IntParameter("units", 1, 4096), 32L),
    /** LSTM layers on top of each other. */
    LAYERS(new IntParameter("layers", 1, 8), 1L),
    /** The optimizer's step size. */
    LEARNING_RATE(new FloatParameter("learningRate", 1e-8, 10), 1e-3),
    /** Windows per gradient step. */
    BATCH_SIZE(new IntParameter("batchSize", 1, 65_536), 128L),
    /** Share of an LSTM layer's outputs that is dropped while training. */
    DROPOUT(new FloatParameter("dropout", 0, 0.95), 0.0),
    /** Factor of the sum of absolute weights in the loss. */
    L1(new FloatParameter("l1", 0, 10), 0.0),
    /** Factor of half the sum of squared weights in the loss. */
    L2(new FloatParameter("l2", 0, 10), 0.0),
    /** The rule by which gradients change weights. */
    OPTIMIZER(new CategoricalParameter("optimizer", List.of("adam", "nadam", "rmsprop", "sgd")), "adam"),
    /** Each component of the gradient is cut to plus or minus this; 0 for no clipping. */
    GRADIENT_CLIP(new FloatParameter("gradientClip", 0, 1e6), 1.0),
    /** Where the forget gate's bias starts. */
    FORGET_GATE_BIAS(new FloatParameter("forgetGateBias", -10, 10), 1.0);

    private final Parameter limits;
    private final Object standard;

    TrainerSetting(Parameter limits, Object standard) {
        this.limits = limits;
        this.standard = standard;
    }

    /** The name in specs and configurations. */
    public String key() {
        return limits.name();
    }

    /** The values that make sense at all. */
    public Parameter limits() {
        return limits;
    }

    /** The value where a spec names none. */
    public Object standard() {
        return standard;
    }

    /** The setting of that name, if there is one. */
    public static Optional<TrainerSetting> named(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }

    /** All defaults. */
    public static Configuration standards() {
        var values = new LinkedHashMap<String, Object>();
        for (TrainerSetting setting : values()) {
            values.put(setting.key(), setting.standard);
        }
        return new Configuration(values);
    }
}
