package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.SearchSpace;

/**
 * The whole of what a user asks for, in one document.
 *
 * @param name          what people call the study
 * @param dataset       name or digest of an uploaded data set
 * @param task          what to learn
 * @param parameters    the search space
 * @param training      trainer settings that are fixed for all trials; null for none
 * @param objective     what to optimise
 * @param search        how and how long; null for the standard
 * @param validation    which rows train and which judge
 * @param earlyStopping when a training ends; null for the standard
 * @param baselines     simple forecasts to compare with; null for the standard
 * @param limits        what a network may cost; null for no limits
 * @param transfer      the network that trainings start from; null to start at random
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudySpec(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String dataset,
        @JsonProperty(required = true) Task task,
        @JsonProperty(required = true) SearchSpace parameters,
        Configuration training,
        @JsonProperty(required = true) Objective objective,
        Search search,
        @JsonProperty(required = true) ValidationPlan validation,
        StoppingRule earlyStopping,
        Baselines baselines,
        Limits limits,
        Transfer transfer) {

    public StudySpec {
        training = training == null ? Configuration.empty() : training;
        search = search == null ? Search.standard() : search;
        earlyStopping = earlyStopping == null ? StoppingRule.standard() : earlyStopping;
        baselines = baselines == null ? Baselines.standard() : baselines;
        limits = limits == null ? Limits.none() : limits;
    }

    /** A study whose trainings start at random. */
    public StudySpec(
            String name,
            String dataset,
            Task task,
            SearchSpace parameters,
            Configuration training,
            Objective objective,
            Search search,
            ValidationPlan validation,
            StoppingRule earlyStopping,
            Baselines baselines,
            Limits limits) {
        this(
                name,
                dataset,
                task,
                parameters,
                training,
                objective,
                search,
                validation,
                earlyStopping,
                baselines,
                limits,
                null);
    }

    /**
     * The point of the space that stands for the default settings: for each parameter the legal value
     * nearest to the trainer's default.
     */
    public Configuration defaultConfiguration() {
        return parameters.nearest(TrainerSetting.standards());
    }

    /** A complete set of trainer settings: the defaults, over them the fixed ones, over them the trial's. */
    public Configuration settings(Configuration trial) {
        return TrainerSetting.standards().overlaidWith(training).overlaidWith(trial);
    }

    /** The one rung of a study without fidelities. */
    public Rung fullRung() {
        return new Rung(1, earlyStopping.maxEpochs(), validation.folds(), 1.0);
    }
}
