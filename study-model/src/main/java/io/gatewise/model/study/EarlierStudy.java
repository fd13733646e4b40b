package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.space.Configuration;
import java.util.List;

/**
 * What a study learnt that a later one begins with: a copy, made when the later one opened, so that nothing that happens to
 * the earlier one changes the later one.
 *
 * @param study  its id
 * @param name   what people called it
 * @param trials at least one
 */
public record EarlierStudy(
        @JsonProperty(required = true) String study,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) List<Trial> trials) {

    public EarlierStudy {
        trials = List.copyOf(trials);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException(study + ": need at least one trial");
        }
    }

    /**
     * A trial that ended.
     *
     * @param configuration values of the later study's parameters, as far as the earlier one had them
     * @param loss          lower is better, in the earlier study's unit; null if the trial was infeasible
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Trial(@JsonProperty(required = true) Configuration configuration, Double loss) {

        public Trial {
            if (loss != null && !Double.isFinite(loss)) {
                throw new IllegalArgumentException("need a finite loss, or none, got " + loss);
            }
        }
    }
}
