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
 * @param others      with several objectives the second one's, third one's, …
 * @param earlier     how much each earlier study counted, see {@link Fit}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FitValues(
        List<Double> value,
        Double offset,
        List<Double> feasibility,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FitValues> others,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> earlier) {

    public FitValues {
        others = others == null ? List.of() : List.copyOf(others);
        earlier = earlier == null ? Map.of() : Map.copyOf(earlier);
    }

    static FitValues of(Fit fit) {
        List<FitValues> others = fit.others().stream()
                .map(other -> of(other, null, List.of(), Map.of()))
                .toList();
        return of(fit.value(), fit.feasibility().map(FitValues::list).orElse(null), others, fit.earlier());
    }

    private static FitValues of(
            ValueFit fit, List<Double> feasibility, List<FitValues> others, Map<String, Double> earlier) {
        double offset = fit.softening().offset();
        return new FitValues(
                list(fit.hyperparameters()), Double.isInfinite(offset) ? null : offset, feasibility, others, earlier);
    }

    Fit fit() {
        return new Fit(
                valueFit(),
                others.stream().map(FitValues::valueFit).toList(),
                Optional.ofNullable(feasibility).map(FitValues::hyperparameters),
                earlier);
    }

    private ValueFit valueFit() {
        return new ValueFit(hyperparameters(value), offset == null ? Softening.NONE : new Softening(offset));
    }

    private static List<Double> list(Hyperparameters hyperparameters) {
        return DoubleStream.of(hyperparameters.values()).boxed().toList();
    }

    private static Hyperparameters hyperparameters(List<Double> values) {
        return new Hyperparameters(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
