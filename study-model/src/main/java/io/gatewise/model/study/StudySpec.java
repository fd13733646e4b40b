package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.SearchSpace;

/**
 * The whole of what a user asks for, in one document.
 *
 * @param name          what people call the study
 * @param dataset       name or digest of an uploaded data set; null for an external trainer
 * @param task          what to learn; null for an external trainer
 * @param parameters    the search space
 * @param training      trainer settings that are fixed for all trials; null for none
 * @param objective     what to optimise
 * @param search        how and how long; null for the standard
 * @param validation    which rows train and which judge; null for an external trainer
 * @param earlyStopping when a training ends; null for the standard
 * @param baselines     simple forecasts to compare with; null for the standard
 * @param limits        what a network may cost; null for no limits
 * @param transfer      the network that trainings start from; null to start at random
 * @param trainer       who trains; null for Gatewise
 * @param trialTimeout  an external trainer's trial has failed after so many seconds without a word, above 0; null to
 *                      wait without end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudySpec(
        @JsonProperty(required = true) String name,
        String dataset,
        Task task,
        @JsonProperty(required = true) SearchSpace parameters,
        Configuration training,
        @JsonProperty(required = true) Objective objective,
        Search search,
        ValidationPlan validation,
        StoppingRule earlyStopping,
        Baselines baselines,
        Limits limits,
        Transfer transfer,
        Trainer trainer,
        Double trialTimeout) {

    public StudySpec {
        trainer = trainer == null ? Trainer.GATEWISE : trainer;
        boolean complete = dataset != null && task != null && validation != null;
        if (trainer == Trainer.GATEWISE && !complete) {
            throw new IllegalArgumentException("need dataset, task and validation where Gatewise trains, got " + dataset
                    + ", " + task + " and " + validation);
        }
        if (trialTimeout != null && !(trialTimeout > 0 && trialTimeout <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("trialTimeout: need seconds above 0, got " + trialTimeout);
        }
        training = training == null ? Configuration.empty() : training;
        search = search == null ? Search.standard() : search;
        search = trainer == Trainer.EXTERNAL ? search.withoutDefaultsFirst() : search;
        earlyStopping = earlyStopping == null ? StoppingRule.standard() : earlyStopping;
        baselines = baselines == null ? Baselines.standard() : baselines;
        limits = limits == null ? Limits.none() : limits;
    }

    /** A study that Gatewise trains. */
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
            Limits limits,
            Transfer transfer) {
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
                transfer,
                null,
                null);
    }

    /** A study of a trainer outside Gatewise: nobody here knows what its parameters mean. */
    public static StudySpec external(
            String name, SearchSpace parameters, Objective objective, Search search, Double trialTimeout) {
        return new StudySpec(
                name,
                null,
                null,
                parameters,
                null,
                objective,
                search,
                null,
                null,
                null,
                null,
                null,
                Trainer.EXTERNAL,
                trialTimeout);
    }

    /** Whether somebody outside Gatewise trains, who asks and tells. */
    public boolean asksAndTells() {
        return trainer == Trainer.EXTERNAL;
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
        if (asksAndTells()) {
            return new Rung(1, 1, 1, 1.0);
        }
        return new Rung(1, earlyStopping.maxEpochs(), validation.folds(), 1.0);
    }
}
