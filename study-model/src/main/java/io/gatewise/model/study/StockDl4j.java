package io.gatewise.model.study;

import io.gatewise.model.space.Configuration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the engine {@code dl4j} cannot do, because DL4J 1.0.0-M2.1 has no such thing. */
public final class StockDl4j {

    private StockDl4j() {}

    /**
     * The settings that stand in the way, each with a sentence for people.
     *
     * @param settings every trainer setting
     * @return by setting's name, or {@code quantiles}; empty if stock DL4J can train so
     */
    public static Map<String, String> refusals(Configuration settings, Task task) {
        var refusals = new LinkedHashMap<String, String>();
        zero(settings, TrainerSetting.RECURRENT_DROPOUT, "has no recurrent dropout", refusals);
        zero(settings, TrainerSetting.INPUT_NOISE, "has no input noise beside dropout", refusals);
        zero(settings, TrainerSetting.GRADIENT_NORM, "has no clipping by the whole gradient's length", refusals);
        if (settings.text(TrainerSetting.OPTIMIZER.key()).equals("adamw")) {
            refusals.put(TrainerSetting.OPTIMIZER.key(), "engine dl4j has no adamw: need adam, nadam, rmsprop or sgd");
        }
        zero(settings, TrainerSetting.WEIGHT_DECAY, "applies weight decay twice", refusals);
        if (task instanceof Forecasting forecasting && !forecasting.quantiles().isEmpty()) {
            refusals.put("quantiles", "engine dl4j has no pinball loss: need engine fused");
        }
        boolean lastOfBoth = settings.text(TrainerSetting.DIRECTION.key()).equals("bidirectional")
                && settings.text(TrainerSetting.POOLING.key()).equals("last");
        if (lastOfBoth && (task instanceof Forecasting || task instanceof Classification)) {
            refusals.put(
                    TrainerSetting.DIRECTION.key(),
                    "engine dl4j can't train the last step of two directions: need pooling mean or max, or engine fused");
        }
        return refusals;
    }

    private static void zero(Configuration settings, TrainerSetting setting, String why, Map<String, String> refusals) {
        if (settings.real(setting.key()) != 0) {
            refusals.put(setting.key(), "engine dl4j " + why + ": need 0, or engine fused");
        }
    }
}
