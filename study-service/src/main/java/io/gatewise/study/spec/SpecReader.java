package io.gatewise.study.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.cost.Constraints;
import io.gatewise.model.cost.DerivedQuantity;
import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.Trainer;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.study.dataset.Survey;
import io.gatewise.study.dataset.Times;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a study spec and refuses, with all reasons at once, what can't be searched. */
public final class SpecReader {

    private final SpecSchema schema;

    private final Function<String, Speed> speeds;

    /**
     * A reader for a place where trainings are as fast as that.
     *
     * @param speeds by the setting {@code engine}
     */
    public SpecReader(SpecSchema schema, Function<String, Speed> speeds) {
        this.schema = schema;
        this.speeds = speeds;
    }

    /** A reader for a place where nobody has trained yet. */
    public SpecReader(SpecSchema schema) {
        this(schema, Speed::expected);
    }

    /**
     * The spec in a document, with values in their settings' own types and times as the data has them.
     *
     * @param datasets finds a data set by name or digest
     * @param models   finds the models to start from
     * @throws RefusedSpecException with everything that is wrong
     */
    public StudySpec read(
            byte[] document, SpecText language, Function<String, Optional<SpecData>> datasets, SpecModels models) {
        return examine(document, language, datasets, models).spec();
    }

    /** The same, with what its networks learn from and what its author should know. */
    public Examined examine(
            byte[] document, SpecText language, Function<String, Optional<SpecData>> datasets, SpecModels models) {
        JsonNode written = language.read(document);
        var problems = new Problems();
        schema.check(written, problems);
        JsonNode tree = new TemplateFill(written, problems).filled(datasets);
        var space = new SpaceCheck(problems);
        space.ranges(tree);
        times(tree, problems);
        SpecParts given = SpecParts.bind(tree, problems);
        if (tree.path("trainer").asText().equals("external")) {
            return new Examined(external(tree, given, space, problems), StudyCosts.NONE, List.of());
        }
        List<Parameter> parameters = space.settings(given.parameters());
        space.conditions(parameters, given);
        Search search = new GridCheck(problems).check(tree, given.search(), parameters);
        var transfer = new TransferCheck(given, models, problems);
        Optional<ModelProfile> model = transfer.model();
        if (given.transfer() == null && !tree.has("transfer")) {
            transfer.withoutTransfer();
        }
        SpecParts parts = model.map(transfer::decided).map(given::withTraining).orElse(given);
        new TaskFit(parts, problems).check();
        FidelityCheck.check(parts, Trainer.GATEWISE, problems);
        distinct(parts, problems);
        Optional<DataCheck.Fitting> fitting = Optional.empty();
        Optional<SpecData> data = Optional.empty();
        if (parts.dataset() != null) {
            data = datasets.apply(parts.dataset());
            if (data.isEmpty()) {
                problems.add("/dataset", "no data set of the name or digest " + parts.dataset() + ": upload it first");
            } else {
                fitting = new DataCheck(data.get(), parts, problems).check();
                if (model.isPresent() && parts.task() != null && !problems.at("/task")) {
                    transfer.ends(
                            model.get(),
                            new NetworkEnds(parts.task(), data.get().profile()));
                }
            }
        }
        problems.throwIfAny();
        StudySpec spec = spec(parts, search, parameters, fitting.orElseThrow().plan());
        Survey survey = fitting.orElseThrow().survey();
        Extent extent = new StudyExtent(
                        spec.task(),
                        spec.validation(),
                        survey,
                        data.orElseThrow().profile())
                .extent();
        var costs = new StudyCosts(extent, speeds(spec));
        wishes(spec, costs, problems);
        return new Examined(spec, costs, new Warnings(spec, costs).of(survey, model));
    }

    /** How fast the engines are that a study trains with, where its constraints ask for it. */
    private Map<String, Speed> speeds(StudySpec spec) {
        if (!Constraints.derivedIn(spec).contains(DerivedQuantity.PREDICTED_SECONDS)) {
            return Map.of();
        }
        var engines = (CategoricalParameter) TrainerSetting.ENGINE.limits();
        return engines.choices().stream().map(Object::toString).collect(Collectors.toMap(engine -> engine, speeds));
    }

    /** A spec whose parameters mean something to somebody else alone. */
    private static StudySpec external(JsonNode tree, SpecParts parts, SpaceCheck space, Problems problems) {
        space.conditions(parts.soundParameters(), parts);
        Search checked = new GridCheck(problems).check(tree, parts.search(), parts.soundParameters());
        FidelityCheck.check(parts, Trainer.EXTERNAL, problems);
        distinct(parts, problems);
        problems.throwIfAny();
        Search asked = checked == null ? Search.standard() : checked;
        // who asks for ten trials gets ten, unless the spec says otherwise
        boolean wide = tree.at("/search/parallelism").isMissingNode();
        Search search = wide ? asked.withParallelism(Search.MOST_AT_ONCE) : asked;
        JsonNode timeout = tree.path("trialTimeout");
        StudySpec spec = StudySpec.external(
                        parts.name(),
                        new SearchSpace(parts.soundParameters()),
                        parts.goals().get(0),
                        search,
                        timeout.isNumber() ? timeout.doubleValue() : null)
                .withObjectives(parts.goals())
                .withConstraints(parts.constraints())
                .withKnownGood(parts.knownGood())
                .withWarmStart(parts.warmStart());
        wishes(spec, StudyCosts.NONE, problems);
        return spec;
    }

    /** What else a spec asks of its configurations, once all else is right. */
    private static void wishes(StudySpec spec, StudyCosts costs, Problems problems) {
        new ConstraintCheck(spec, costs, problems).check();
        if (!problems.at("/constraints")) {
            ConfigurationCheck.knownGood(spec, costs, problems);
        }
        Search.Algorithm algorithm = spec.search().algorithm();
        if (spec.warmStart() != null && algorithm != Search.Algorithm.BAYESIAN && algorithm != Search.Algorithm.AUTO) {
            problems.add(
                    "/warmStart", "only bayesian search learns from earlier studies, this one is " + algorithm.key());
        }
        if (spec.search().weighsSeconds()
                && algorithm != Search.Algorithm.BAYESIAN
                && algorithm != Search.Algorithm.AUTO) {
            problems.add(
                    "/search/improvement",
                    "only bayesian search weighs improvement by seconds, this one is " + algorithm.key());
        }
        problems.throwIfAny();
    }

    /** The same metric twice is one objective. */
    private static void distinct(SpecParts parts, Problems problems) {
        Set<String> metrics = new HashSet<>();
        for (int i = 0; i < parts.objectives().size(); i++) {
            Objective objective = parts.objectives().get(i);
            if (objective != null && !metrics.add(objective.metric())) {
                problems.add(
                        "/objectives/" + i + "/metric",
                        "need another metric for each objective, got " + objective.metric() + " twice");
            }
        }
    }

    /** Times that are none, before they are compared with each other. */
    private static void times(JsonNode tree, Problems problems) {
        for (String at : List.of("/validation/validationFrom", "/validation/testFrom")) {
            JsonNode time = tree.at(at);
            if (time.isTextual() && Times.parse(time.asText().strip()).isEmpty()) {
                problems.add(
                        at,
                        "need " + Times.Form.DATE.example() + ", or " + Times.Form.LOCAL.example() + ", got "
                                + time.asText());
            }
        }
    }

    private static StudySpec spec(SpecParts parts, Search search, List<Parameter> parameters, ValidationPlan plan) {
        return new StudySpec(
                        parts.name(),
                        parts.dataset(),
                        parts.task(),
                        new SearchSpace(parameters),
                        normalised(parts.fixed()),
                        parts.goals().get(0),
                        search,
                        plan,
                        parts.earlyStopping(),
                        parts.baselines(),
                        parts.limits(),
                        parts.transfer())
                .withObjectives(parts.goals())
                .withConstraints(parts.constraints())
                .withKnownGood(parts.knownGood())
                .withWarmStart(parts.warmStart());
    }

    private static Configuration normalised(Configuration training) {
        var values = new LinkedHashMap<String, Object>(training.values());
        values.replaceAll((name, value) ->
                TrainerSetting.named(name).orElseThrow().limits().normalise(value));
        return new Configuration(values);
    }
}
