package io.gatewise.model.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.TrialCost;
import java.util.Map;
import java.util.Optional;

/**
 * What a study's configurations cost, as it follows from what its opening brought: whoever asks, and whenever, counts the same.
 *
 * @param extent what its networks learn from; null where nobody counted
 * @param speeds by the setting {@code engine}, as they were known when the study was opened; an engine that isn't among them
 *               is taken to train at the expected speed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyCosts(
        Extent extent,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Speed> speeds) {

    /** Nobody counted. */
    public static final StudyCosts NONE = new StudyCosts(null, Map.of());

    public StudyCosts {
        speeds = speeds == null ? Map.of() : Map.copyOf(speeds);
    }

    /** Costs at the expected speed; {@code extent} may be null. */
    public StudyCosts(Extent extent) {
        this(extent, Map.of());
    }

    /** What training a configuration as far as the study does takes; empty where nobody counted. */
    public Optional<TrialCost> of(StudySpec spec, Configuration trial) {
        if (extent == null || spec.asksAndTells()) {
            return Optional.empty();
        }
        Configuration settings = spec.settings(trial);
        String engine = settings.text(TrainerSetting.ENGINE.key());
        Speed speed = speeds.containsKey(engine) ? speeds.get(engine) : Speed.expected(engine);
        return Optional.of(
                extent.cost(settings, spec.fullRung(), spec.validation().folds(), speed));
    }
}
