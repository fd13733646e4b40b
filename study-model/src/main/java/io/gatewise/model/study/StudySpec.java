package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.space.SearchSpace;
import java.util.List;
import java.util.Optional;

/**
 * The whole of what a user asks for, in one document.
 *
 * @param name          what people call the study
 * @param dataset       name or digest of an uploaded data set; null for an external trainer
 * @param task          what to learn; null for an external trainer
 * @param parameters    the search space
 * @param training      trainer settings that are fixed for all trials; null for none
 * @param single        what to optimise; null if there are several objectives
 * @param search        how and how long; null for the standard
 * @param validation    which rows train and which judge; null for an external trainer
 * @param earlyStopping when a training ends; null for the standard
 * @param baselines     simple forecasts to compare with; null for the standard
 * @param limits        what a network may cost; null for no limits
 * @param transfer      the network that trainings start from; null to start at random
 * @param trainer       who trains; null for Gatewise
 * @param trialTimeout  an external trainer's trial has failed after so many seconds without a word, above 0; null to
 *                      wait without end
 * @param constraints   what every configuration that is tried must keep, see model.cost.Constraints; null for none
 * @param knownGood     configurations that are tried before any proposal, in this order; null for none
 * @param warmStart     the earlier studies that the search begins with; null for none
 * @param several       what to optimise together, the most important first, see {@link Objectives}; empty if there is one
 *                      objective
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudySpec(
        @JsonProperty(required = true) String name,
        String dataset,
        Task task,
        @JsonProperty(required = true) SearchSpace parameters,
        Configuration training,
        @JsonProperty("objective") Objective single,
        Search search,
        ValidationPlan validation,
        StoppingRule earlyStopping,
        Baselines baselines,
        Limits limits,
        Transfer transfer,
        Trainer trainer,
        Double trialTimeout,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Inequality> constraints,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Configuration> knownGood,
        WarmStart warmStart,

        @JsonProperty("objectives") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Objective> several) {

    public StudySpec {
        several = several == null ? List.of() : List.copyOf(several);
        if ((single == null) == several.isEmpty()) {
            throw new IllegalArgumentException(
                    "need either objective or objectives, got " + single + " and " + several);
        }
        trainer = trainer == null ? Trainer.GATEWISE : trainer;
        boolean complete = dataset != null && task != null && validation != null;
        if (trainer == Trainer.GATEWISE && !complete) {
            throw new IllegalArgumentException("need dataset, task and validation where Gatewise trains, got " + dataset
                    + ", " + task + " and " + validation);
        }
        if (trialTimeout != null && !(trialTimeout > 0 && trialTimeout <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("trialTimeout: need seconds above 0, got " + trialTimeout);
        }
        constraints = constraints == null ? List.of() : List.copyOf(constraints);
        knownGood = knownGood == null
                ? List.of()
                : knownGood.stream().map(parameters::normalise).toList();
        training = training == null ? Configuration.empty() : training;
        search = search == null ? Search.standard() : search;
        search = trainer == Trainer.EXTERNAL ? search.withoutDefaultsFirst() : search;
        earlyStopping = earlyStopping == null ? StoppingRule.standard() : earlyStopping;
        baselines = baselines == null ? Baselines.standard() : baselines;
        limits = limits == null ? Limits.none() : limits;
        if (search.fidelity() != null) {
            search.fidelity().require(trainer, unreduced(trainer, earlyStopping, validation));
        }
        if (!several.isEmpty()) {
            Objectives.require(several);
            if (search.stop().target() != null || warmStart != null) {
                throw new IllegalArgumentException("search.stop.target and warmStart: need one objective");
            }
        }
    }

    /** A study that Gatewise trains, without constraints. */
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
                null,
                null,
                null,
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
                trialTimeout,
                null,
                null,
                null,
                null);
    }

    /** What is optimised; of several objectives the first one: scores are its values, and trainings keep its best weights. */
    public Objective objective() {
        return several.isEmpty() ? single : several.get(0);
    }

    /** All objectives, one or several. */
    public List<Objective> objectives() {
        return several.isEmpty() ? List.of(single) : several;
    }

    /** Whether there are several objectives. */
    public boolean weighsSeveral() {
        return !several.isEmpty();
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
     * nearest to the trainer's default; for the units of higher layers, nearest to the lowest layer's.
     */
    public Configuration defaultConfiguration() {
        Configuration standards = TrainerSetting.standards();
        String units = TrainerSetting.UNITS.key();
        Configuration settings = settings(parameters.nearest(standards));
        return settings.values().get(units) instanceof Long lowest
                ? parameters.nearest(standards.overlaidWith(LayerUnits.alike(lowest)))
                : parameters.nearest(standards);
    }

    /** A complete set of trainer settings: the defaults, over them the fixed ones, over them the trial's. */
    public Configuration settings(Configuration trial) {
        return TrainerSetting.standards().overlaidWith(training).overlaidWith(trial);
    }

    /** The same study, searched otherwise. */
    public StudySpec withSearch(Search other) {
        return with(other, constraints, knownGood, warmStart);
    }

    /** The same study with these constraints. */
    public StudySpec withConstraints(List<Inequality> others) {
        return with(search, others, knownGood, warmStart);
    }

    /** The same study with these objectives, one or several. */
    public StudySpec withObjectives(List<Objective> others) {
        return new StudySpec(
                name,
                dataset,
                task,
                parameters,
                training,
                others.size() == 1 ? others.get(0) : null,
                search,
                validation,
                earlyStopping,
                baselines,
                limits,
                transfer,
                trainer,
                trialTimeout,
                constraints,
                knownGood,
                warmStart,
                others.size() == 1 ? List.of() : others);
    }

    /** The same study that tries these configurations first. */
    public StudySpec withKnownGood(List<Configuration> others) {
        return with(search, constraints, others, warmStart);
    }

    /** The same study that begins with earlier ones. */
    public StudySpec withWarmStart(WarmStart other) {
        return with(search, constraints, knownGood, other);
    }

    /** The same study with these limits. */
    public StudySpec withLimits(Limits others) {
        return with(others, search, constraints, knownGood, warmStart);
    }

    private StudySpec with(
            Search search, List<Inequality> constraints, List<Configuration> knownGood, WarmStart warmStart) {
        return with(limits, search, constraints, knownGood, warmStart);
    }

    private StudySpec with(
            Limits limits,
            Search search,
            List<Inequality> constraints,
            List<Configuration> knownGood,
            WarmStart warmStart) {
        return new StudySpec(
                name,
                dataset,
                task,
                parameters,
                training,
                single,
                search,
                validation,
                earlyStopping,
                baselines,
                limits,
                transfer,
                trainer,
                trialTimeout,
                constraints,
                knownGood,
                warmStart,
                several);
    }

    /** The value of a setting that isn't searched: as it is fixed, else its default; empty if there is no such setting. */
    public Optional<Object> fixed(String setting) {
        if (asksAndTells()) {
            return Optional.empty();
        }
        Object value = training.values().get(setting);
        return value == null ? TrainerSetting.named(setting).map(TrainerSetting::standard) : Optional.of(value);
    }

    /** How far trials are trained, step by step: the last one is the full one, the only one without a fidelity. */
    public List<Rung> rungs() {
        return search.fidelity() == null
                ? List.of(unreduced())
                : search.fidelity().rungs(unreduced());
    }

    /** Where a trial begins that nobody sends further at once. */
    public Rung firstRung() {
        return rungs().get(0);
    }

    /** Whether a new trial may begin at that rung. */
    public boolean mayBeginAt(Rung rung) {
        boolean anywhere = search.fidelity() != null && search.fidelity().scheme() == Fidelity.Scheme.HYPERBAND;
        return anywhere ? rungs().contains(rung) : firstRung().equals(rung);
    }

    /** Whether trials may go on to higher rungs. */
    public boolean promotes() {
        return search.fidelity() != null;
    }

    /** The rung beyond which there is none. */
    public Rung fullRung() {
        List<Rung> rungs = rungs();
        return rungs.get(rungs.size() - 1);
    }

    /** The rung after that one; empty if there is none. */
    public Optional<Rung> rungAfter(int number) {
        return rungs().stream().filter(rung -> rung.number() == number + 1).findFirst();
    }

    private Rung unreduced() {
        return unreduced(trainer, earlyStopping, validation);
    }

    /** A trial with nothing made smaller. */
    private static Rung unreduced(Trainer trainer, StoppingRule earlyStopping, ValidationPlan validation) {
        return trainer == Trainer.EXTERNAL
                ? new Rung(1, 1, 1, 1.0)
                : new Rung(1, earlyStopping.maxEpochs(), validation.folds(), 1.0);
    }
}
