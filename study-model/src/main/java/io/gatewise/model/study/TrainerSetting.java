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
 * <em>default settings</em> that a study's winner is compared with. What has no default of its own follows another setting,
 * as the units of higher layers do.
 */
public enum TrainerSetting {
    /** Rows of the past that the network reads before it predicts. */
    WINDOW(new IntParameter("window", 1, 10_000), 28L),
    /** LSTM units of the lowest layer, and of those above it that have no setting of their own. */
    UNITS(new IntParameter("units", 1, 4096), 32L),
    /** LSTM units of the second layer; as many as {@link #UNITS} where nothing says otherwise. */
    UNITS_2(new IntParameter("units_2", 1, 4096), null),
    /** LSTM units of the third layer; as many as {@link #UNITS} where nothing says otherwise. */
    UNITS_3(new IntParameter("units_3", 1, 4096), null),
    /** LSTM units of the fourth layer; as many as {@link #UNITS} where nothing says otherwise. */
    UNITS_4(new IntParameter("units_4", 1, 4096), null),
    /** LSTM units of the fifth layer; as many as {@link #UNITS} where nothing says otherwise. */
    UNITS_5(new IntParameter("units_5", 1, 4096), null),
    /** LSTM units of the sixth layer; as many as {@link #UNITS} where nothing says otherwise. */
    UNITS_6(new IntParameter("units_6", 1, 4096), null),
    /** LSTM units of the seventh layer; as many as {@link #UNITS} where nothing says otherwise. */
    UNITS_7(new IntParameter("units_7", 1, 4096), null),
    /** LSTM units of the eighth layer; as many as {@link #UNITS} where nothing says otherwise. */
    UNITS_8(new IntParameter("units_8", 1, 4096), null),
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
    OPTIMIZER(new CategoricalParameter("optimizer", List.of("adam", "nadam", "rmsprop", "sgd", "adamw")), "adam"),
    /** Each component of the gradient is cut to plus or minus this; 0 for no clipping. */
    GRADIENT_CLIP(new FloatParameter("gradientClip", 0, 1e6), 1.0),
    /** Where the forget gate's bias starts. */
    FORGET_GATE_BIAS(new FloatParameter("forgetGateBias", -10, 10), 1.0),
    /** Who trains: Gatewise's own kernels, or stock DL4J on ND4J's backend. */
    ENGINE(new CategoricalParameter("engine", List.of("fused", "dl4j")), "fused"),
    /** Whether each layer reads its sequence forward only, or a second half reads it backward too. */
    DIRECTION(new CategoricalParameter("direction", List.of("forward", "bidirectional")), "forward"),
    /** What stands for a whole sequence: the state at its last step, or the mean or largest over its steps. */
    POOLING(new CategoricalParameter("pooling", List.of("last", "mean", "max")), "last"),
    /** Share of the inputs that is dropped while training. */
    INPUT_DROPOUT(new FloatParameter("inputDropout", 0, 0.95), 0.0),
    /** Share of each layer's recurrent state that is dropped while training, the same units at all steps. */
    RECURRENT_DROPOUT(new FloatParameter("recurrentDropout", 0, 0.95), 0.0),
    /** Standard deviation of noise on the scaled inputs while training. */
    INPUT_NOISE(new FloatParameter("inputNoise", 0, 10), 0.0),
    /** Share by which each step shrinks the weights, times the learning rate, apart from the gradient. */
    WEIGHT_DECAY(new FloatParameter("weightDecay", 0, 10), 0.0),
    /** Nesterov momentum of the optimizer sgd. */
    MOMENTUM(new FloatParameter("momentum", 0, 0.999), 0.0),
    /** The whole gradient is shrunk to at most this length; 0 for no clipping. */
    GRADIENT_NORM(new FloatParameter("gradientNorm", 0, 1e6), 0.0),
    /** How the learning rate changes over the epochs. */
    SCHEDULE(new CategoricalParameter("schedule", List.of("constant", "step", "cosine", "one-cycle")), "constant"),
    /** Epochs after which the schedule step multiplies the learning rate by stepFactor. */
    STEP_EPOCHS(new IntParameter("stepEpochs", 1, 100_000), 10L),
    /** What the schedule step multiplies the learning rate by. */
    STEP_FACTOR(new FloatParameter("stepFactor", 1e-6, 1), 0.5),
    /** Epochs over which the learning rate rises from 0 to its full size. */
    WARM_UP_EPOCHS(new FloatParameter("warmUpEpochs", 0, 100_000), 0.0),
    /** The lowest so many LSTM layers of the network that training starts from stay as they are. */
    FROZEN_LAYERS(new IntParameter("frozenLayers", 0, 8), 0L),
    /** The other layers kept of that network learn at this share of the learning rate. */
    FINE_TUNE_RATE(new FloatParameter("fineTuneRate", 1e-6, 1), 1.0);

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

    /** The value where a spec names none; null if it then follows another setting. */
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
            values.put(setting.key(), setting.standard); // a configuration leaves null out
        }
        return new Configuration(values);
    }
}
