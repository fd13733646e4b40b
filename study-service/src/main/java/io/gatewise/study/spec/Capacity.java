package io.gatewise.study.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.TrialCost;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What trials of a study take: those of the smallest, the default and the largest configuration. */
public final class Capacity {

    private final StudySpec spec;
    private final Extent extent;
    private final Function<String, Speed> speeds;

    /**
     * The capacity of a study.
     *
     * @param speeds by the setting {@code engine}
     */
    public Capacity(StudySpec spec, Extent extent, Function<String, Speed> speeds) {
        this.spec = spec;
        this.extent = extent;
        this.speeds = speeds;
    }

    /**
     * A configuration and what its trial takes.
     *
     * @param name          smallest, default or largest
     * @param configuration the searched values
     * @param cost          with all epochs of all folds
     * @param overLimit     the limit that makes it infeasible, with both numbers; null if none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Case(String name, Configuration configuration, TrialCost cost, String overLimit) {}

    /** By number of weights, then by time, then by memory. */
    private static final Comparator<TrialCost> SIZE = Comparator.comparingLong(TrialCost::parameters)
            .thenComparingDouble(TrialCost::operations)
            .thenComparingLong(TrialCost::memoryBytes);

    /** Smallest, default and largest. */
    public List<Case> cases() {
        return List.of(
                of("smallest", extreme(SIZE)),
                of("default", spec.defaultConfiguration()),
                of("largest", extreme(SIZE.reversed())));
    }

    /** What its author should know: which of the smaller configurations are over a limit. */
    public List<SpecProblem> warnings() {
        return cases().stream()
                .filter(each -> each.overLimit() != null && !each.name().equals("largest"))
                .map(each -> new SpecProblem(
                        "/limits",
                        "trials of the " + each.name() + " configuration will be infeasible: " + each.overLimit()))
                .toList();
    }

    /** The trial of one configuration. */
    Case of(String name, Configuration configuration) {
        TrialCost cost = cost(configuration);
        return new Case(
                name, configuration, cost, overLimit(spec.limits(), cost).orElse(null));
    }

    private TrialCost cost(Configuration configuration) {
        Configuration settings = spec.settings(configuration);
        Speed speed = speeds.apply(settings.text(TrainerSetting.ENGINE.key()));
        return extent.cost(settings, spec.fullRung(), spec.validation().folds(), speed);
    }

    /** One parameter after the other takes the better of its ends; twice, since what is active may change. */
    private Configuration extreme(Comparator<TrialCost> better) {
        Configuration best = TrainerSetting.standards().overlaidWith(spec.defaultConfiguration());
        for (int round = 0; round < 2; round++) {
            for (Parameter parameter : spec.parameters().parameters()) {
                for (Object end : ends(parameter)) {
                    Configuration other = best.overlaidWith(new Configuration(Map.of(parameter.name(), end)));
                    if (better.compare(cost(legal(other)), cost(legal(best))) < 0) {
                        best = other;
                    }
                }
            }
        }
        return legal(best);
    }

    private Configuration legal(Configuration values) {
        return spec.parameters().nearest(values);
    }

    private static List<Object> ends(Parameter parameter) {
        if (parameter instanceof CategoricalParameter categorical) {
            return categorical.choices();
        }
        return parameter instanceof IntParameter range
                ? List.of(range.low(), range.nearest(range.high()))
                : List.of(
                        parameter.nearest(((FloatParameter) parameter).low()),
                        parameter.nearest(((FloatParameter) parameter).high()));
    }

    /** The first limit that a cost is over. */
    static Optional<String> overLimit(Limits limits, TrialCost cost) {
        if (limits.maxParameters() != null && cost.parameters() > limits.maxParameters()) {
            return Optional.of(cost.parameters() + " weights are more than maxParameters, " + limits.maxParameters());
        }
        if (limits.maxParametersPerValue() != null && cost.parametersPerValue() > limits.maxParametersPerValue()) {
            return Optional.of(number(cost.parametersPerValue())
                    + " weights for each value to learn are more than maxParametersPerValue, "
                    + limits.maxParametersPerValue());
        }
        if (limits.maxMemoryBytes() != null && cost.memoryBytes() > limits.maxMemoryBytes()) {
            return Optional.of(cost.memoryBytes() + " bytes are more than maxMemoryBytes, " + limits.maxMemoryBytes());
        }
        if (limits.maxPredictedSeconds() != null && cost.seconds() > limits.maxPredictedSeconds()) {
            return Optional.of("about " + number(cost.seconds()) + " s are more than maxPredictedSeconds, "
                    + limits.maxPredictedSeconds());
        }
        return Optional.empty();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
