package io.gatewise.study.spec;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.LayerUnits;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.Transfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the model that a study starts from fits; it decides the settings that describe its layers. */
final class TransferCheck {

    private final SpecParts parts;
    private final SpecModels models;
    private final Problems problems;

    TransferCheck(SpecParts parts, SpecModels models, Problems problems) {
        this.parts = parts;
        this.models = models;
        this.problems = problems;
    }

    /**
     * Looks the model up.
     *
     * @return empty if there is none
     */
    Optional<ModelProfile> model() {
        Transfer transfer = parts.transfer();
        if (transfer == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(models.profile(transfer));
        } catch (SpecModels.NoModelException none) {
            problems.add(transfer.model() == null ? "/transfer/study" : "/transfer/model", none.getMessage());
            return Optional.empty();
        }
    }

    /** Without a model there is nothing to freeze. */
    void withoutTransfer() {
        for (TrainerSetting setting : List.of(TrainerSetting.FROZEN_LAYERS, TrainerSetting.FINE_TUNE_RATE)) {
            SettingRange range = SettingRange.of(parts, setting);
            if (range.given()) {
                problems.add(range.owner(), "only with transfer: without it all weights start at random");
            }
        }
    }

    /** The fixed settings, with those that the model decides. */
    Configuration decided(ModelProfile model) {
        Map<String, Object> values = new LinkedHashMap<>(parts.fixed().values());
        units(model.unitsByLayer(), values);
        decide(TrainerSetting.LAYERS, (long) model.layers(), values);
        decide(TrainerSetting.DIRECTION, model.direction(), values);
        boolean keepsPooling = parts.transfer().head() == Transfer.Head.KEEP
                && parts.task() instanceof Classification
                && model.head() != null
                && !model.head().reads().equals("each-step");
        if (keepsPooling) {
            decide(TrainerSetting.POOLING, model.head().reads(), values);
        }
        SettingRange bias = SettingRange.of(parts, TrainerSetting.FORGET_GATE_BIAS);
        if (bias.given()) {
            problems.add(bias.owner(), "the model to start from brings its own biases: leave it out");
        }
        SettingRange frozen = SettingRange.of(parts, TrainerSetting.FROZEN_LAYERS);
        if (frozen.high() > model.layers()) {
            problems.add(
                    frozen.pointer(),
                    "need at most " + model.layers() + ", the LSTM layers of the model to start from, got "
                            + frozen.high());
        }
        return new Configuration(values);
    }

    /** The lowest layer's, and what differs from it or is named by the spec. */
    private void units(List<Integer> units, Map<String, Object> values) {
        for (int layer = 1; layer <= units.size(); layer++) {
            TrainerSetting setting = LayerUnits.setting(layer);
            Integer count = units.get(layer - 1);
            if (layer == 1
                    || !count.equals(units.get(0))
                    || SettingRange.of(parts, setting).given()) {
                decide(setting, count.longValue(), values);
            }
        }
    }

    private void decide(TrainerSetting setting, Object value, Map<String, Object> values) {
        SettingRange range = SettingRange.of(parts, setting);
        Object fixed = values.get(setting.key());
        boolean same = fixed != null && setting.limits().normalise(fixed).equals(value);
        if (range.given() && !same) {
            problems.add(
                    range.owner(),
                    "the model to start from has " + setting.key() + " " + value + ": need that, or leave it out, got "
                            + (fixed == null ? "a search" : fixed));
        }
        if (fixed != null || !range.given()) {
            values.put(setting.key(), value);
        }
    }

    /** Whether what the model reads and says is what the task has. */
    void ends(ModelProfile model, NetworkEnds task) {
        boolean text = model.origin() != null && !model.origin().alphabet().isEmpty();
        if (task.readsText() != text) {
            problems.add(
                    "/transfer",
                    "the task reads " + (task.readsText() ? "characters" : "numbers") + ", the model to start from "
                            + (text ? "characters" : "numbers")
                            + (task.readsText() ? ": need one that Gatewise trained on characters" : ""));
        } else if (text && model.inputs() != model.origin().alphabet().size() + 1) {
            problems.add(
                    "/transfer",
                    "the model to start from names " + model.origin().alphabet().size()
                            + " characters: need 1 input more, it has " + model.inputs());
        } else if (!text && task.inputs() != model.inputs()) {
            problems.add(
                    "/transfer",
                    "the task has " + task.inputs() + " inputs a step, the model to start from has " + model.inputs());
        }
        if (parts.transfer().head() == Transfer.Head.KEEP) {
            head(model, task);
        }
    }

    private void head(ModelProfile model, NetworkEnds task) {
        ModelProfile.Head head = model.head();
        if (head == null) {
            problems.add(
                    "/transfer/head", "need replace: above the model's LSTM layers lies more than one output layer");
            return;
        }
        boolean reads = task.reads().isEmpty()
                ? !head.reads().equals("each-step")
                : task.reads().equals(head.reads());
        // next characters are told by their names: those of the model, and one for all others
        int needed = task.saysText() && model.origin() != null
                ? model.origin().alphabet().size() + 1
                : task.outputs();
        boolean counted = needed == 0 || needed == head.outputs();
        if (!reads || !counted || !task.says().equals(head.says())) {
            problems.add(
                    "/transfer/head",
                    "to keep it, the model needs " + (needed == 0 ? "" : needed + " ") + task.says()
                            + " outputs that read " + (task.reads().isEmpty() ? "last, mean or max" : task.reads())
                            + ", it has " + head.outputs() + " " + head.says() + " outputs that read " + head.reads());
            return;
        }
        List<String> known = model.origin() == null ? List.of() : model.origin().classes();
        if (!known.isEmpty() && !task.classes().isEmpty() && !known.equals(task.classes())) {
            problems.add(
                    "/transfer/head",
                    "to keep it, the classes must be the model's, " + known + ", got " + task.classes());
        }
    }
}
