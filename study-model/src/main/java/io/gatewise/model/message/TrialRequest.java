package io.gatewise.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import java.util.List;

/** Work for one worker; it holds all that the work needs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialRequest.TrainTrial.class, name = "train-trial"),
    @JsonSubTypes.Type(value = TrialRequest.FinalEvaluation.class, name = "final-evaluation")
})
public sealed interface TrialRequest {

    /** Which attempt this is; every report of the worker echoes it. */
    AttemptKey key();

    /** The data. */
    DataReference data();

    /**
     * Train one configuration to one rung.
     *
     * @param settings   every trainer setting, defaults and fixed ones included
     * @param seed       of all randomness of the training
     * @param maxSeconds wall time after which the trial is Infeasible; null for no limit
     * @param checkpoint to go on from; null to start over
     * @param limits     what a network may cost; null for no limits
     * @param start      the network to start from; null to start at random
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrainTrial(
            @JsonProperty(required = true) AttemptKey key,
            @JsonProperty(required = true) DataReference data,
            @JsonProperty(required = true) Task task,
            @JsonProperty(required = true) Configuration settings,
            @JsonProperty(required = true) Objective objective,
            @JsonProperty(required = true) ValidationPlan validation,
            @JsonProperty(required = true) StoppingRule earlyStopping,
            @JsonProperty(required = true) Rung rung,
            @JsonProperty(required = true) long seed,
            Long maxSeconds,
            ArtifactReference checkpoint,
            Limits limits,
            StartingModel start)
            implements TrialRequest {

        public TrainTrial {
            limits = limits == null ? Limits.none() : limits;
        }

        /** A training that starts at random. */
        public TrainTrial(
                AttemptKey key,
                DataReference data,
                Task task,
                Configuration settings,
                Objective objective,
                ValidationPlan validation,
                StoppingRule earlyStopping,
                Rung rung,
                long seed,
                Long maxSeconds,
                ArtifactReference checkpoint,
                Limits limits) {
            this(
                    key,
                    data,
                    task,
                    settings,
                    objective,
                    validation,
                    earlyStopping,
                    rung,
                    seed,
                    maxSeconds,
                    checkpoint,
                    limits,
                    null);
        }
    }

    /**
     * Read the test part, once: measure the baselines and each contestant on it.
     *
     * @param start the network that contestants start from that are trained first; null to start at random
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FinalEvaluation(
            @JsonProperty(required = true) AttemptKey key,
            @JsonProperty(required = true) DataReference data,
            @JsonProperty(required = true) Task task,
            @JsonProperty(required = true) Objective objective,
            @JsonProperty(required = true) ValidationPlan validation,
            @JsonProperty(required = true) StoppingRule earlyStopping,
            @JsonProperty(required = true) Baselines baselines,
            @JsonProperty(required = true) List<Contestant> contestants,
            StartingModel start)
            implements TrialRequest {

        public FinalEvaluation {
            contestants = List.copyOf(contestants);
        }

        /** Contestants that start at random. */
        public FinalEvaluation(
                AttemptKey key,
                DataReference data,
                Task task,
                Objective objective,
                ValidationPlan validation,
                StoppingRule earlyStopping,
                Baselines baselines,
                List<Contestant> contestants) {
            this(key, data, task, objective, validation, earlyStopping, baselines, contestants, null);
        }
    }

    /**
     * A network to put on the test part.
     *
     * @param kind     {@code default} or {@code winner}
     * @param name     for people
     * @param settings every trainer setting
     * @param seed     of its training
     * @param model    its kept weights; null to train it first
     * @param epochs   with several folds: train on all data but the test part for so many epochs, the folds' median best
     *                 one; null to train as a trial would be, with early stopping
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contestant(
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) Configuration settings,
            @JsonProperty(required = true) long seed,
            ArtifactReference model,
            Integer epochs) {

        /** Kept weights, or trained as a trial would be. */
        public Contestant(String kind, String name, Configuration settings, long seed, ArtifactReference model) {
            this(kind, name, settings, seed, model, null);
        }
    }
}
