package io.gatewise.results.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.results.search.Fit;
import io.gatewise.results.surrogate.Hyperparameters;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A fit column.
 *
 * @param value       logarithms, see {@link Hyperparameters}
 * @param feasibility likewise; null where no trial was infeasible
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FitValues(List<Double> value, List<Double> feasibility) {

    static FitValues of(Fit fit) {
        return new FitValues(
                list(fit.value()), fit.feasibility().map(FitValues::list).orElse(null));
    }

    Fit fit() {
        return new Fit(hyperparameters(value), Optional.ofNullable(feasibility).map(FitValues::hyperparameters));
    }

    private static List<Double> list(Hyperparameters hyperparameters) {
        return DoubleStream.of(hyperparameters.values()).boxed().toList();
    }

    private static Hyperparameters hyperparameters(List<Double> values) {
        return new Hyperparameters(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
