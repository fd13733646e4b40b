package io.gatewise.results.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.results.search.Fit;
import io.gatewise.results.surrogate.Hyperparameters;
import io.gatewise.results.surrogate.Softening;
import io.gatewise.results.surrogate.ValueFit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A fit column.
 *
 * @param value       logarithms, see {@link Hyperparameters}
 * @param offset      how losses were softened, see {@link Softening}; null where they weren't
 * @param feasibility likewise; null where no trial was infeasible
 * @param earlier     how much each earlier study counted, see {@link Fit}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FitValues(
        List<Double> value,
        Double offset,
        List<Double> feasibility,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> earlier) {

    public FitValues {
        earlier = earlier == null ? Map.of() : Map.copyOf(earlier);
    }

    static FitValues of(Fit fit) {
        double offset = fit.value().softening().offset();
        return new FitValues(
                list(fit.value().hyperparameters()),
                Double.isInfinite(offset) ? null : offset,
                fit.feasibility().map(FitValues::list).orElse(null),
                fit.earlier());
    }

    Fit fit() {
        Softening softening = offset == null ? Softening.NONE : new Softening(offset);
        return new Fit(
                new ValueFit(hyperparameters(value), softening),
                Optional.ofNullable(feasibility).map(FitValues::hyperparameters),
                earlier);
    }

    private static List<Double> list(Hyperparameters hyperparameters) {
        return DoubleStream.of(hyperparameters.values()).boxed().toList();
    }

    private static Hyperparameters hyperparameters(List<Double> values) {
        return new Hyperparameters(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
